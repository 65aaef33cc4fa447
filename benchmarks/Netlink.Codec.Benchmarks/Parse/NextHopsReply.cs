using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>The next hops of a route that has several, as the plugin goes through them: link and gateway of each.</summary>
[BenchmarkCategory("parse: next hops")]
public class NextHopsReply : ReplyBenchmark
{
    private readonly byte[] _reply = NetworkReplies.Multipath.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override ulong Handwritten() => RawNetwork.Hops(_reply);

    /// <inheritdoc/>
    [Benchmark]
    public override ulong Codec()
    {
        NetlinkError error = default;
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !GetrouteReply.TryRead(message, out GetrouteReply route))
            return 0;
        ulong sum = 0;
        ReadOnlySpan<byte> rest = route.Multipath.Require(ref error);
        while (rest.Length >= 8)
        {
            int length = MemoryMarshal.Read<ushort>(rest);
            if (length < 8 || length > rest.Length)
                return 0;
            sum += MemoryMarshal.Read<uint>(rest[4..]);
            sum += RouteAttrs.Over(new AttributeReader(rest[8..length])).Gateway.Require(ref error)[3];
            rest = rest[Math.Min((length + 3) & ~3, rest.Length)..];
        }
        return error.Failed ? 0 : sum;
    }
}
