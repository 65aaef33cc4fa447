using BenchmarkDotNet.Attributes;
using Netlink.Codec;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;
using Netlink.Comparison.Libmnl;

namespace Netlink.Comparison;

/// <summary>One route of a dump, seven fields of it.</summary>
[BenchmarkCategory("read a route")]
public class ReadRoute
{
    private readonly byte[] _reply = NetworkReplies.Route.ToArray();

    /// <summary>The baseline: one pass by bare pointers.</summary>
    [Benchmark(Baseline = true)]
    public ulong Handwritten() => RawNetwork.Route(_reply);

    /// <summary>Ours.</summary>
    [Benchmark]
    public ulong Codec()
    {
        NetlinkError error = default;
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !GetrouteReply.TryRead(message, out GetrouteReply route))
            return 0;
        ulong sum = RouteSum.Of(ref route, ref error) + route.Metrics.Require(ref error).Mtu.Require(ref error);
        return error.Failed ? 0 : sum;
    }

    /// <summary>libmnl through P/Invoke.</summary>
    [Benchmark]
    public ulong MnlPInvoke() => MnlRoute.Read(_reply);

    /// <summary>A comparison of different work would say nothing.</summary>
    [GlobalSetup]
    public void DemandEqualValues()
    {
        if (Handwritten() == 0 || Handwritten() != Codec() || Handwritten() != MnlPInvoke())
            throw new InvalidOperationException($"The ways read different values: {Handwritten()}, {Codec()}, {MnlPInvoke()}.");
    }
}
