using BenchmarkDotNet.Attributes;
using Netlink.Codec;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;
using Netlink.Comparison.Libmnl;

namespace Netlink.Comparison;

/// <summary>A route by a gateway, with a nest: the route's own MTU.</summary>
[BenchmarkCategory("build a route")]
public unsafe class BuildRoute
{
    private readonly byte[] _buffer = GC.AllocateArray<byte>(512, pinned: true);
    private readonly byte[] _destination = [198, 51, 100, 0];
    private readonly byte[] _gateway = [192, 0, 2, 1];

    /// <summary>The baseline: bare pointers, nothing checked.</summary>
    [Benchmark(Baseline = true)]
    public int Handwritten()
    {
        fixed (byte* message = _buffer)
            return RawRequests.Route(message, 7, 24, _destination, _gateway, 100, 1400);
    }

    /// <summary>Ours.</summary>
    [Benchmark]
    public int Codec()
    {
        var route = new NewrouteRequest(_buffer, NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive)
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

    /// <summary>libmnl through P/Invoke.</summary>
    [Benchmark]
    public int MnlPInvoke()
    {
        fixed (byte* message = _buffer)
            return MnlRoute.Build(message, 7, 24, _destination, _gateway, 100, 1400);
    }

    /// <summary>A comparison of different work would say nothing. libmnl marks nests as such, as the others do.</summary>
    [GlobalSetup]
    public void DemandEqualBytes()
    {
        byte[] expected = _buffer[..Handwritten()];
        if (!_buffer.AsSpan(0, Codec()).SequenceEqual(expected) || !_buffer.AsSpan(0, MnlPInvoke()).SequenceEqual(expected))
            throw new InvalidOperationException("The ways give different bytes.");
    }
}
