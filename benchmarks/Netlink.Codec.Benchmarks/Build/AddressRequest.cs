using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>An IPv4 address with its broadcast address for a link.</summary>
[BenchmarkCategory("build: address")]
public class AddressRequest : RequestBenchmark
{
    private readonly byte[] _address = [192, 0, 2, 17];
    private readonly byte[] _broadcast = [192, 0, 2, 255];

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.Address(message, 7, 24, _address, _broadcast);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec() => new NewaddrRequest(Buffer, NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive)
    {
        IfaFamily = Af.Inet,
        IfaPrefixlen = 24,
        IfaIndex = 7,
        Local = _address,
        Address = _address,
        Broadcast = 0xc000_02ff,
    }.Finish().Bytes.Length;
}
