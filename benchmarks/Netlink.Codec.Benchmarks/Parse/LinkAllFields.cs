using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>Every one of a link's 43 attributes.</summary>
[BenchmarkCategory("parse: all fields")]
public class LinkAllFields
{
    private readonly byte[] _reply = VethReply.Bytes.ToArray();

    /// <summary>The baseline: one pass.</summary>
    [Benchmark(Baseline = true)]
    public ulong Handwritten() => RawLink.All(_reply);

    /// <summary>Ours, by property: each one looks its attribute up, a walk over the message.</summary>
    [Benchmark]
    public ulong Codec()
    {
        NetlinkError error = default;
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !GetlinkReply.TryRead(message, out GetlinkReply link))
            return 0;
        ulong sum = (uint)link.IfiIndex + (uint)link.IfiFlags + (ulong)link.IfiType;
        sum += Texts(ref link, ref error) + Counts(ref link, ref error) + Limits(ref link, ref error) + Structures(ref link, ref error) + Nests(ref link, ref error);
        return error.Failed ? 0 : sum;
    }

    /// <summary>Ours, by enumerator: one pass over the attributes, as the baseline does it.</summary>
    [Benchmark]
    public unsafe ulong CodecEnumerator()
    {
        if (!NetlinkMessage.TryRead(_reply, out NetlinkMessage message) || !GetlinkReply.TryRead(message, out GetlinkReply link))
            return 0;
        ulong sum = (uint)link.IfiIndex + (uint)link.IfiFlags + (ulong)link.IfiType;
        foreach (RawAttribute attribute in link.Attributes)
        {
            fixed (byte* payload = attribute.Payload)
                sum += RawLink.Value(payload, attribute.Payload.Length, attribute.Type);
        }
        return sum;
    }

    /// <summary>A comparison of different work would say nothing.</summary>
    [GlobalSetup]
    public void DemandEqualValues()
    {
        if (Handwritten() == 0 || Handwritten() != Codec() || Handwritten() != CodecEnumerator())
            throw new InvalidOperationException($"The ways read different values: {Handwritten()}, {Codec()}, {CodecEnumerator()}.");
    }

    private static ulong Texts(ref GetlinkReply link, ref NetlinkError error)
        => link.Address.Require(ref error)[^1]
            + (ulong)link.Broadcast.Require(ref error)[^1]
            + (ulong)link.Ifname.Require(ref error).Length
            + (ulong)link.Qdisc.Require(ref error).Length
            + (ulong)link.Ifalias.Require(ref error).Length;

    private static ulong Counts(ref GetlinkReply link, ref NetlinkError error)
        => (ulong)link.Operstate.Require(ref error)
            + (ulong)link.Linkmode.Require(ref error)
            + link.Carrier.Require(ref error)
            + link.ProtoDown.Require(ref error)
            + link.NetnsImmutable.Require(ref error)
            + link.Headroom.Require(ref error)
            + link.Tailroom.Require(ref error)
            + link.Promiscuity.Require(ref error)
            + link.Allmulti.Require(ref error)
            + link.NumTxQueues.Require(ref error)
            + link.NumRxQueues.Require(ref error)
            + link.CarrierChanges.Require(ref error)
            + link.CarrierUpCount.Require(ref error)
            + link.CarrierDownCount.Require(ref error);

    private static ulong Limits(ref GetlinkReply link, ref NetlinkError error)
        => (ulong)link.Mtu.Require(ref error)
            + link.Link.Require(ref error)
            + link.Txqlen.Require(ref error)
            + link.Group.Require(ref error)
            + (uint)link.LinkNetnsid.Require(ref error)
            + link.GsoMaxSegs.Require(ref error)
            + link.GsoMaxSize.Require(ref error)
            + link.MinMtu.Require(ref error)
            + link.MaxMtu.Require(ref error)
            + link.GroMaxSize.Require(ref error)
            + link.TsoMaxSize.Require(ref error)
            + link.TsoMaxSegs.Require(ref error)
            + link.GsoIpv4MaxSize.Require(ref error)
            + link.GroIpv4MaxSize.Require(ref error)
            + link.MaxPacingOffloadHorizon.Require(ref error);

    private static ulong Structures(ref GetlinkReply link, ref NetlinkError error)
        => link.Stats.Require(ref error).TxPackets
            + link.Stats64.Require(ref error).TxPackets
            + link.Map.Require(ref error).Irq;

    private static ulong Nests(ref GetlinkReply link, ref NetlinkError error)
    {
        ulong sum = (ulong)link.Linkinfo.Require(ref error).Kind.Require(ref error).Length
            + (ulong)link.AfSpec.Require(ref error).Inet.Require(ref error).Conf.Require(ref error).Length
            + (ulong)link.Xdp.Require(ref error).Attached.Require(ref error);
        foreach (Attr<ReadOnlySpan<byte>> name in link.PropList.Require(ref error).AltIfname)
            sum += (ulong)name.Require(ref error).Length;
        link.DevlinkPort.Require(ref error);
        link.DpllPin.Require(ref error);
        return sum;
    }
}
