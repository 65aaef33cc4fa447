using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>One link by its index, without its counters.</summary>
[BenchmarkCategory("build: a link's query")]
public class LinkQuery : RequestBenchmark
{
    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.Link(message, 7, 8);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec() => new GetlinkRequest(Buffer) { IfiIndex = 7, ExtMask = RtextFilter.SkipStats }.Finish().Bytes.Length;
}
