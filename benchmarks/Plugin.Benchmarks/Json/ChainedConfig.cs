using System.Text.Json;
using BenchmarkDotNet.Attributes;
using HostDevice.Benchmarks.Data;
using HostDevice.Cni;

namespace HostDevice.Benchmarks.Json;

/// <summary>A large configuration: delegate, capabilities and the result of an earlier plugin.</summary>
[BenchmarkCategory("JSON in: chained")]
public class ChainedConfig : ReadBenchmark
{
    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override int Handwritten()
    {
        int sum = 0;
        var reader = new Utf8JsonReader(Documents.Chained);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.ValueTextEquals("runtimeConfig"u8))
                sum += MemberLength(ref reader, "deviceID"u8);
            else if (reader.ValueTextEquals("ipam"u8))
                sum += MemberLength(ref reader, "type"u8);
            else if (reader.ValueTextEquals("prevResult"u8) || reader.ValueTextEquals("dns"u8))
                sum += ObjectLength(ref reader);
            else if (reader.ValueTextEquals("name"u8))
                sum += ValueLength(ref reader);
            else
                reader.Skip();
        }
        return sum;
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Plugin()
    {
        CniError fault = CniConfigReader.Read(Documents.Chained, stackalloc byte[256], out CniConfig config);
        return fault.Failed
            ? 0
            : config.Name.Length + config.DeviceId.Length + config.IpamType.Length + config.Dns.Length + config.PrevResult.Length;
    }

    private static int MemberLength(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        int length = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals(name))
                length = ValueLength(ref reader);
            else
                reader.Skip();
        }
        return length;
    }

    private static int ValueLength(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.ValueSpan.Length;
    }

    private static int ObjectLength(ref Utf8JsonReader reader)
    {
        reader.Read();
        long start = reader.TokenStartIndex;
        reader.Skip();
        return (int)(reader.BytesConsumed - start);
    }
}
