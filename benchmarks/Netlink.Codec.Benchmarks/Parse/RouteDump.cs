using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>Reads a dump of routes, seven values of each: what CHECK and the guard do on a node with many.</summary>
[BenchmarkCategory("read a dump of routes")]
public class RouteDump
{
    private byte[] _dump = [];

    /// <summary>Messages in the dump.</summary>
    [Params(1, 100, 10_000)]
    public int Messages { get; set; }

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public ulong Handwritten() => RawNetwork.Routes(_dump);

    /// <summary>Ours.</summary>
    [Benchmark]
    public ulong Codec()
    {
        NetlinkError error = default;
        ulong sum = 0;
        foreach (NetlinkMessage message in new MessageEnumerator(_dump))
        {
            if (!GetrouteReply.TryRead(message, out GetrouteReply route))
                continue;
            sum += route.RtmDstLen
                + (ulong)route.Table.Require(ref error)
                + route.Dst.Require(ref error)[2]
                + route.Gateway.Require(ref error)[3]
                + route.Oif.Require(ref error)
                + route.Priority.Require(ref error)
                + route.Metrics.Require(ref error).Mtu.Require(ref error);
        }
        return error.Failed ? 0 : sum;
    }

    /// <summary>Makes the dump: the same route with other metrics.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        const int Priority = 48;
        ReadOnlySpan<byte> one = NetworkReplies.Route;
        _dump = new byte[one.Length * Messages];
        for (int i = 0; i < Messages; i++)
        {
            Span<byte> message = _dump.AsSpan(i * one.Length, one.Length);
            one.CopyTo(message);
            BitConverter.TryWriteBytes(message[Priority..], i + 1);
        }
        if (Handwritten() == 0 || Handwritten() != Codec())
            throw new InvalidOperationException("The two ways read different values.");
    }
}
