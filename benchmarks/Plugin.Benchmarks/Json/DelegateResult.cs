using System.Text.Json;
using BenchmarkDotNet.Attributes;
using HostDevice.Benchmarks.Data;
using HostDevice.Cni;
using HostDevice.Ipam;

namespace HostDevice.Benchmarks.Json;

/// <summary>A delegate's result: addresses, gateways and routes, down to their bytes.</summary>
[BenchmarkCategory("JSON in: a delegate's result")]
public class DelegateResult : ReadBenchmark
{
    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override int Handwritten()
    {
        int sum = 0;
        var reader = new Utf8JsonReader(Documents.DelegateResult);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            bool isPrefix = reader.ValueTextEquals("address"u8) || reader.ValueTextEquals("dst"u8);
            bool isAddress = reader.ValueTextEquals("gateway"u8) || reader.ValueTextEquals("gw"u8);
            reader.Read();
            if (isPrefix && IpParser.TryParsePrefix(reader.ValueSpan, out IpPrefix prefix))
                sum += Sum(prefix.Address) + prefix.Length;
            else if (isAddress && IpParser.TryParse(reader.ValueSpan, out IpAddress address))
                sum += Sum(address);
        }
        return sum;
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Plugin()
    {
        var parts = new ResultParts { Ips = new(stackalloc ResultAddress[4]), Routes = new(stackalloc ResultRoute[4]) };
        string? fault = ResultReader.Read(
            Documents.DelegateResult, CniVersion.V100, "1.0.0"u8, isVersionFixed: true, stackalloc byte[256], ref parts);
        int sum = fault is null ? 0 : int.MinValue;
        foreach (ref readonly ResultAddress ip in parts.Ips.Items)
            sum += Sum(ip.Address.Address) + ip.Address.Length + Sum(ip.Gateway);
        foreach (ref readonly ResultRoute route in parts.Routes.Items)
            sum += Sum(route.Dst.Address) + route.Dst.Length + Sum(route.Gw);
        return sum;
    }

    private static int Sum(in IpAddress address)
    {
        int sum = 0;
        foreach (byte value in address.Bytes)
            sum += value;
        return sum;
    }
}
