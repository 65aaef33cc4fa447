using System.Text.Json;
using BenchmarkDotNet.Attributes;
using HostDevice.Benchmarks.Data;
using HostDevice.Cni;

namespace HostDevice.Benchmarks.Json;

/// <summary>The least that a runtime sends: which device, and the network's name.</summary>
[BenchmarkCategory("JSON in: a device")]
public class DeviceConfig : ReadBenchmark
{
    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override int Handwritten()
    {
        int sum = 0;
        var reader = new Utf8JsonReader(Documents.Device);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            bool isWanted = reader.ValueTextEquals("name"u8) || reader.ValueTextEquals("cniVersion"u8) || reader.ValueTextEquals("device"u8);
            reader.Read();
            if (isWanted)
                sum += reader.ValueSpan.Length;
        }
        return sum;
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Plugin()
    {
        CniError fault = CniConfigReader.Read(Documents.Device, stackalloc byte[256], out CniConfig config);
        return fault.Failed ? 0 : config.Name.Length + config.VersionText.Length + config.Device.Length;
    }
}
