using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>The addresses of one family on one link.</summary>
[BenchmarkCategory("build: a dump of addresses")]
public class AddressDumpRequest : RequestBenchmark
{
    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.AddressDump(message, 10, 7);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec() => new GetaddrRequest(Buffer) { IfaFamily = Af.Inet6, IfaIndex = 7 }.Finish().Bytes.Length;
}
