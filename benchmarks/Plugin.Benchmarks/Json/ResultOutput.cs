using BenchmarkDotNet.Attributes;
using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Ipam;

namespace HostDevice.Benchmarks.Json;

/// <summary>ADD's result with one address and one route. By hand every text is given ready-made; ours formats the addresses.</summary>
[BenchmarkCategory("JSON out: ADD's result")]
public class ResultOutput : WriteBenchmark
{
    private readonly OwnInterface[] _interfaces = [new(Name("net1"u8), [0x0a, 0x58, 0x0a, 0x60, 0x04, 0x11])];
    private readonly ResultAddress[] _ips = [new() { Address = Prefix("10.96.4.17/16"u8), Gateway = Address("10.96.0.1"u8), Interface = 0 }];
    private readonly ResultRoute[] _routes = [new() { Dst = Prefix("192.0.2.0/24"u8), Gw = Address("10.96.0.7"u8) }];

    private protected override void WriteByHand()
    {
        Writer.WriteStartObject();
        Writer.WriteString("cniVersion"u8, "1.0.0"u8);
        Writer.WriteStartArray("interfaces"u8);
        Writer.WriteStartObject();
        Writer.WriteString("mac"u8, "0a:58:0a:60:04:11"u8);
        Writer.WriteString("name"u8, "net1"u8);
        Writer.WriteString("sandbox"u8, "/var/run/netns/cni-5f1c"u8);
        Writer.WriteEndObject();
        Writer.WriteEndArray();
        Writer.WriteStartArray("ips"u8);
        Writer.WriteStartObject();
        Writer.WriteString("address"u8, "10.96.4.17/16"u8);
        Writer.WriteString("gateway"u8, "10.96.0.1"u8);
        Writer.WriteNumber("interface"u8, 0);
        Writer.WriteEndObject();
        Writer.WriteEndArray();
        Writer.WriteStartArray("routes"u8);
        Writer.WriteStartObject();
        Writer.WriteString("dst"u8, "192.0.2.0/24"u8);
        Writer.WriteString("gw"u8, "10.96.0.7"u8);
        Writer.WriteEndObject();
        Writer.WriteEndArray();
        Writer.WriteEndObject();
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Plugin()
    {
        var output = new JsonOutput(Buffer);
        var result = new CniResult
        {
            Version = CniVersion.V100,
            Interfaces = _interfaces,
            Sandbox = "/var/run/netns/cni-5f1c"u8,
            Ips = _ips,
            Routes = _routes,
        };
        CniResult.Write(result, ref output);
        return output.Written.Length;
    }

    private static InterfaceName Name(ReadOnlySpan<byte> text) => InterfaceName.TryCopy(text, out InterfaceName name) ? name : default;

    private static IpPrefix Prefix(ReadOnlySpan<byte> text) => IpParser.TryParsePrefix(text, out IpPrefix prefix) ? prefix : default;

    private static IpAddress Address(ReadOnlySpan<byte> text) => IpParser.TryParse(text, out IpAddress address) ? address : default;
}
