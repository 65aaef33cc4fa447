using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>The routes of one family that leave by one link.</summary>
[BenchmarkCategory("build: a dump of routes")]
public class RouteDumpRequest : RequestBenchmark
{
    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.RouteDump(message, 2, 7);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec() => new GetrouteRequest(Buffer) { RtmFamily = Af.Inet, Oif = 7 }.Finish().Bytes.Length;
}
