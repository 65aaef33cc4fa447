using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>What the plugin takes from a route of a dump: header, table, destination, next hop, link, metric, MTU.</summary>
[BenchmarkCategory("parse: a route")]
public class RouteReply : ReplyBenchmark
{
    private readonly byte[] _reply = NetworkReplies.Route.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override ulong Handwritten() => RawNetwork.Route(_reply);

    /// <inheritdoc/>
    [Benchmark]
    public override ulong Codec()
    {
        NetlinkError error = default;
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !GetrouteReply.TryRead(message, out GetrouteReply route))
            return 0;
        ulong sum = route.RtmDstLen
            + (ulong)route.Table.Require(ref error)
            + route.Dst.Require(ref error)[2]
            + route.Gateway.Require(ref error)[3]
            + route.Oif.Require(ref error)
            + route.Priority.Require(ref error)
            + route.Metrics.Require(ref error).Mtu.Require(ref error);
        return error.Failed ? 0 : sum;
    }
}
