using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>The rules of one family.</summary>
[BenchmarkCategory("build: a dump of rules")]
public class RuleDumpRequest : RequestBenchmark
{
    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.RuleDump(message, 2);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec() => new GetruleRequest(Buffer) { Family = Af.Inet }.Finish().Bytes.Length;
}
