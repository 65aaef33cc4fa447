using HostDevice.Devices;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Copy;

/// <summary>The host's rules as rules of the container: what they say of the device, they say there under its name there.</summary>
internal static class RuleRequests
{
    /// <summary>Makes it; one that says the same is refused as existing.</summary>
    internal static NetlinkRequest Add(GetruleReply known, Span<byte> buffer, InterfaceName host, InterfaceName link)
    {
        NetlinkError malformed = default;
        var request = new NewruleRequest(buffer, NetlinkFlags.Create | NetlinkFlags.Exclusive)
        {
            Family = known.Family,
            DstLen = known.DstLen,
            SrcLen = known.SrcLen,
            Tos = known.Tos,
            HeaderTable = known.HeaderTable,
            Action = known.Action,
            Flags = known.Flags & FibRuleFlags.Invert,
            Src = known.Src.Or(default, ref malformed),
            Table = known.Table.Or(known.HeaderTable, ref malformed),
            // The kernel leaves 0 out, but takes a missing one for its own choice.
            Priority = known.Priority.Or(0, ref malformed),
        };
        if (known.Iifname.TryGet(out ReadOnlySpan<byte> name))
            request.Iifname = name.SequenceEqual(host.Bytes) ? link.Bytes : name;
        if (known.Oifname.TryGet(out name))
            request.Oifname = name.SequenceEqual(host.Bytes) ? link.Bytes : name;
        if (known.Dst.TryGet(out ReadOnlySpan<byte> destination))
            request.Dst = destination;
        if (known.Fwmark.TryGet(out uint number))
            request.Fwmark = number;
        if (known.Fwmask.TryGet(out number))
            request.Fwmask = number;
        if (known.Flow.TryGet(out number))
            request.Flow = number;
        if (known.SuppressIfgroup.TryGet(out number))
            request.SuppressIfgroup = number;
        if (known.SuppressPrefixlen.TryGet(out number))
            request.SuppressPrefixlen = number;
        if (known.TunId.TryGet(out ulong tunnel))
            request.TunId = tunnel;
        if (known.UidRange.TryGet(out FibRuleUidRange users))
            request.UidRange = users;
        if (known.Protocol.TryGet(out Rtprot maker))
            request.Protocol = maker;
        if (known.IpProto.TryGet(out byte octet))
            request.IpProto = octet;
        if (known.Dscp.TryGet(out octet))
            request.Dscp = octet;
        if (known.DscpMask.TryGet(out octet))
            request.DscpMask = octet;
        if (known.SportRange.TryGet(out FibRulePortRange ports))
            request.SportRange = ports;
        if (known.DportRange.TryGet(out ports))
            request.DportRange = ports;
        if (known.SportMask.TryGet(out ushort mask))
            request.SportMask = mask;
        if (known.DportMask.TryGet(out mask))
            request.DportMask = mask;
        if (known.Flowlabel.TryGet(out number))
            request.Flowlabel = number;
        if (known.FlowlabelMask.TryGet(out number))
            request.FlowlabelMask = number;
        return request.Finish();
    }

    /// <summary>Takes it away again. The kernel removes the first one that says all of this.</summary>
    internal static NetlinkRequest Remove(GetruleReply known, Span<byte> buffer, InterfaceName host, InterfaceName link)
        => Add(known, buffer, host, link).As(RtnetlinkMessages.Delrule, NetlinkFlags.Ack);
}
