using BenchmarkDotNet.Attributes;
using HostDevice.Cni;

namespace HostDevice.Benchmarks.Json;

/// <summary>An error in CNI's shape.</summary>
[BenchmarkCategory("JSON out: an error")]
public class ErrorOutput : WriteBenchmark
{
    private const string Text = "failed to find host device: no link has the name \"enp129s0f1np1\"";

    private protected override void WriteByHand()
    {
        Writer.WriteStartObject();
        Writer.WriteNumber("code"u8, 999);
        Writer.WriteString("msg"u8, Text);
        Writer.WriteEndObject();
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Plugin()
    {
        var output = new JsonOutput(Buffer);
        CniError.Internal(Text).WriteTo(ref output);
        return output.Written.Length;
    }
}
