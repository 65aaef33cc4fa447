using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>The kernel's refusal of a request: errno, and the text in the extended ack.</summary>
[BenchmarkCategory("parse: a verdict")]
public class VerdictReply : ReplyBenchmark
{
    private readonly byte[] _reply = NetworkReplies.Refusal.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override ulong Handwritten() => RawNetwork.Verdict(_reply);

    /// <inheritdoc/>
    [Benchmark]
    public override ulong Codec()
    {
        NetlinkError error = default;
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !ExtAck.TryRead(message, out ExtAck ack))
            return 0;
        return (ulong)ack.Errno + (ulong)ack.Text.Require(ref error).Length;
    }
}
