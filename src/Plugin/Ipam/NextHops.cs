using System.Runtime.InteropServices;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Ipam;

/// <summary>Where a route leads: one next hop, or several of equal rank, which the kernel makes of routes that differ in nothing else.</summary>
internal static class NextHops
{
    // struct rtnexthop of linux/rtnetlink.h: u16 rtnh_len, u8 flags, u8 hops, s32 rtnh_ifindex.
    private const int HeaderSize = 8;
    private const int IndexAt = 4;

    /// <summary>Whether one of them is this one.</summary>
    /// <param name="route">As the kernel tells it.</param>
    /// <param name="index">The outgoing link; 0: any, and then any next hop will do where none is known.</param>
    /// <param name="gateway">None: the destination is on the link.</param>
    internal static bool Has(in GetrouteReply route, int index, IpAddress gateway)
    {
        NetlinkError malformed = default;
        if (IsHop((int)route.Oif.Or(0, ref malformed), route.Gateway.Or(default, ref malformed), index, gateway))
            return true;
        ReadOnlySpan<byte> rest = route.Multipath.Or(default, ref malformed);
        while (rest.Length >= HeaderSize)
        {
            int length = MemoryMarshal.Read<ushort>(rest);
            if (length < HeaderSize || length > rest.Length)
                return false;
            var attributes = RouteAttrs.Over(new AttributeReader(rest[HeaderSize..length]));
            if (IsHop(MemoryMarshal.Read<int>(rest[IndexAt..]), attributes.Gateway.Or(default, ref malformed), index, gateway))
                return true;
            rest = rest[Math.Min((length + 3) & ~3, rest.Length)..];
        }
        return false;
    }

    private static bool IsHop(int link, ReadOnlySpan<byte> via, int index, in IpAddress gateway)
        => index == 0
            ? link != 0 && (gateway.IsNone || via.SequenceEqual(gateway.Bytes))
            : link == index && via.SequenceEqual(gateway.Bytes);
}
