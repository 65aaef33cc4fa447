using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>ADD's one request: to the container, with its new name, the alias that keeps the old one, and up.</summary>
[BenchmarkCategory("build: ADD's move")]
public class MoveRequest : RequestBenchmark
{
    private readonly byte[] _name = "net1"u8.ToArray();
    private readonly byte[] _alias = "enp129s0f1np1"u8.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.Move(message, 7, 5, _name, _alias);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec() => new NewlinkRequest(Buffer)
    {
        IfiIndex = 7,
        IfiFlags = IfinfoFlags.Up,
        IfiChange = IfinfoFlags.Up,
        NetNsFd = 5,
        Ifname = _name,
        Ifalias = _alias,
    }.Finish().Bytes.Length;
}
