using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>What the plugin takes from an address of a dump: header, both addresses, flags, lifetimes.</summary>
[BenchmarkCategory("parse: an address")]
public class AddressReply : ReplyBenchmark
{
    private readonly byte[] _reply = NetworkReplies.Address.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override ulong Handwritten() => RawNetwork.Address(_reply);

    /// <inheritdoc/>
    [Benchmark]
    public override ulong Codec()
    {
        NetlinkError error = default;
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !GetaddrReply.TryRead(message, out GetaddrReply address))
            return 0;
        ulong sum = address.IfaIndex + address.IfaPrefixlen
            + address.Local.Require(ref error)[3]
            + (ulong)address.Address.Require(ref error)[3]
            + (uint)address.Flags.Require(ref error)
            + address.Cacheinfo.Require(ref error).IfaValid;
        return error.Failed ? 0 : sum;
    }
}
