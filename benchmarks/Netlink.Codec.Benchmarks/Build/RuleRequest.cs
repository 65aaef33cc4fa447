using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>A rule that sends marked packets of one link to a table of their own.</summary>
[BenchmarkCategory("build: a rule")]
public class RuleRequest : RequestBenchmark
{
    private readonly byte[] _link = "net1"u8.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.Rule(message, 100, 7, 1000, _link);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec() => new NewruleRequest(Buffer, NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive)
    {
        Family = Af.Inet,
        Action = FrAct.ToTbl,
        Priority = 100,
        Fwmark = 7,
        Table = (RtTable)1000,
        Iifname = _link,
    }.Finish().Bytes.Length;
}
