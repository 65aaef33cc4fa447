using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>What the plugin takes from a rule: source, table, mark, priority, link.</summary>
[BenchmarkCategory("parse: a rule")]
public class RuleReply : ReplyBenchmark
{
    private readonly byte[] _reply = NetworkReplies.Rule.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override ulong Handwritten() => RawNetwork.Rule(_reply);

    /// <inheritdoc/>
    [Benchmark]
    public override ulong Codec()
    {
        NetlinkError error = default;
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !GetruleReply.TryRead(message, out GetruleReply rule))
            return 0;
        ulong sum = (ulong)rule.SrcLen
            + rule.Src.Require(ref error)[3]
            + (ulong)rule.Table.Require(ref error)
            + rule.Fwmark.Require(ref error)
            + rule.Fwmask.Require(ref error)
            + rule.Priority.Require(ref error)
            + (ulong)rule.Iifname.Require(ref error).Length;
        return error.Failed ? 0 : sum;
    }
}
