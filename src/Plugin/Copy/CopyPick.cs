using HostDevice.Ipam;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Copy;

/// <summary>What of the host's network goes along with a device. Messages are those that the host's network is kept as.</summary>
internal static class CopyPick
{
    /// <summary>Whether the message is an address that is copied: one that reaches beyond the link, and that nobody will take away again.</summary>
    /// <remarks>IPv4 addresses of limited life are leases, whose client stays behind: they are copied as permanent.</remarks>
    internal static bool TryAddress(NetlinkMessage message, out GetaddrReply address)
    {
        NetlinkError malformed = default;
        return GetaddrReply.TryRead(message, out address) && address.IfaScope == RtScope.Universe
            && (address.IfaFamily == Af.Inet || (address.Flags.Or(address.IfaFlags, ref malformed) & IfaFlags.Permanent) != 0);
    }

    /// <summary>Whether the message is a route that is copied: one that leaves by the device, and not to its link-local network.</summary>
    internal static bool TryRoute(NetlinkMessage message, out GetrouteReply route)
    {
        NetlinkError malformed = default;
        return GetrouteReply.TryRead(message, out route) && !(route.Oif.IsAbsent && route.Multipath.IsAbsent)
            && !(route.RtmFamily == Af.Inet6 && IsLinkLocal(route.Dst.Or(default, ref malformed)));
    }

    /// <summary>Whether a rule of the host is copied: it is for one of the addresses, and leads to a table that has one of the routes.</summary>
    /// <param name="rule">As the kernel tells it.</param>
    /// <param name="messages">Addresses and routes.</param>
    internal static bool IsRule(in GetruleReply rule, ReadOnlySpan<byte> messages)
    {
        NetlinkError malformed = default;
        RtTable table = rule.Table.Or(rule.HeaderTable, ref malformed);
        if (rule.SrcLen == 0 || table is RtTable.Unspec or RtTable.Local || !rule.Src.TryGet(out ReadOnlySpan<byte> source))
            return false;
        bool isFrom = false, isTo = false;
        foreach (NetlinkMessage message in new MessageEnumerator(messages))
        {
            if (TryAddress(message, out GetaddrReply address))
                isFrom |= address.IfaFamily == rule.Family && IsIn(Own(address), source, rule.SrcLen);
            else if (TryRoute(message, out GetrouteReply route))
                isTo |= route.Table.Or(route.RtmTable, ref malformed) == table;
        }
        return isFrom && isTo;
    }

    /// <summary>The device's own address: with a peer <c>IFA_ADDRESS</c> is that one's.</summary>
    internal static ReadOnlySpan<byte> Own(in GetaddrReply address)
    {
        NetlinkError malformed = default;
        return address.Local.Or(address.Address.Or(default, ref malformed), ref malformed);
    }

    private static bool IsLinkLocal(ReadOnlySpan<byte> destination)
        => destination.Length == IpAddress.V6Length && destination[0] == 0xfe && (destination[1] & 0xc0) == 0x80;

    private static bool IsIn(ReadOnlySpan<byte> address, ReadOnlySpan<byte> network, int bits)
    {
        int whole = bits / 8;
        if (address.Length != network.Length || bits > 8 * address.Length || !address[..whole].SequenceEqual(network[..whole]))
            return false;
        int mask = 0xff00 >> (bits % 8);
        return whole == address.Length || ((address[whole] ^ network[whole]) & mask & 0xff) == 0;
    }
}
