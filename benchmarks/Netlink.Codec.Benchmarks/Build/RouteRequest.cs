using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>An IPv4 route by a gateway, with a nest: the route's own MTU.</summary>
[BenchmarkCategory("build: route")]
public class RouteRequest : RequestBenchmark
{
    private readonly byte[] _destination = [198, 51, 100, 0];
    private readonly byte[] _gateway = [192, 0, 2, 1];

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.Route(message, 7, 24, _destination, _gateway, 100, 1400);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec()
    {
        var route = new NewrouteRequest(Buffer, NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive)
        {
            RtmFamily = Af.Inet,
            RtmDstLen = 24,
            RtmTable = RtTable.Main,
            RtmProtocol = Rtprot.Boot,
            RtmType = RtmType.Unicast,
            Dst = _destination,
            Gateway = _gateway,
            Oif = 7,
            Priority = 100,
        };
        using (MetricsBuilder metrics = route.BeginMetrics())
            metrics.Mtu = 1400;
        return route.Finish().Bytes.Length;
    }
}
