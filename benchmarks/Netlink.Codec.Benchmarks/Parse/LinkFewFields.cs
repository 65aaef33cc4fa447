using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>What the plugin takes from a link's reply of 43 attributes: index, address, alias, first altname.</summary>
[BenchmarkCategory("parse: few fields")]
public class LinkFewFields
{
    private readonly byte[] _reply = VethReply.Bytes.ToArray();

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public ulong Handwritten() => RawLink.Few(_reply);

    /// <summary>Ours.</summary>
    [Benchmark]
    public ulong Codec()
    {
        NetlinkError error = default;
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !GetlinkReply.TryRead(message, out GetlinkReply link))
            return 0;
        ReadOnlySpan<byte> address = link.Address.Require(ref error);
        ReadOnlySpan<byte> alias = link.Ifalias.Require(ref error);
        foreach (Attr<ReadOnlySpan<byte>> name in link.PropList.Require(ref error).AltIfname)
        {
            ReadOnlySpan<byte> altname = name.Require(ref error);
            return error.Failed ? 0 : RawLink.Fold((uint)link.IfiIndex, address, alias, altname);
        }
        return 0;
    }

    /// <summary>A comparison of different work would say nothing.</summary>
    [GlobalSetup]
    public void DemandEqualValues()
    {
        if (Handwritten() == 0 || Handwritten() != Codec())
            throw new InvalidOperationException("The two ways read different values.");
    }
}
