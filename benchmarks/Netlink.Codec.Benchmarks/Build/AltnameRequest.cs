using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>A link's alternative name, in its nest.</summary>
[BenchmarkCategory("build: an altname")]
public class AltnameRequest : RequestBenchmark
{
    private const NetlinkFlags Flags = NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive | NetlinkFlags.Append;

    private readonly byte[] _name = "enp129s0f1np1-uplink"u8.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
            return RawRequests.Altname(message, 7, _name);
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec()
    {
        var request = new NewlinkpropRequest(Buffer, Flags) { IfiIndex = 7 };
        using (PropListAttrsBuilder names = request.BeginPropList())
            names.AddAltIfname(_name);
        return request.Finish().Bytes.Length;
    }
}
