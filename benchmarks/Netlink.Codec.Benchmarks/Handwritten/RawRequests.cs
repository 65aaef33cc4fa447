namespace Netlink.Codec.Benchmarks.Handwritten;

/// <summary>The requests of the benchmarks, by hand. Numbers and offsets are those of <c>linux/if_link.h</c> and its neighbours.</summary>
internal static unsafe class RawRequests
{
    private const ushort RequestAndAck = 0x05;
    private const ushort CreateAndExclusive = 0x605;
    private const ushort CreateExclusiveAppend = 0xe05;

    /// <summary><c>RTM_NEWLINK</c>: up, IFLA_NET_NS_FD, IFLA_IFNAME, IFLA_IFALIAS.</summary>
    internal static int Move(byte* message, int index, uint space, ReadOnlySpan<byte> name, ReadOnlySpan<byte> alias)
    {
        byte* at = RawMessage.Begin(message, type: 16, RequestAndAck, fixedHeader: 16);
        *(int*)(message + 20) = index;
        *(uint*)(message + 24) = 1;
        *(uint*)(message + 28) = 1;
        at = RawMessage.PutU32(at, 28, space);
        at = RawMessage.PutString(at, 3, name);
        at = RawMessage.PutBytes(at, 20, alias);
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_NEWLINK</c> with IFLA_IFNAME alone.</summary>
    internal static int Rename(byte* message, int index, ReadOnlySpan<byte> name)
    {
        byte* at = RawMessage.Begin(message, type: 16, RequestAndAck, fixedHeader: 16);
        *(int*)(message + 20) = index;
        at = RawMessage.PutString(at, 3, name);
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_NEWLINK</c>: IFLA_NET_NS_FD, IFLA_IFNAME, IFLA_IFALIAS, IFLA_NEW_IFINDEX.</summary>
    internal static int GiveBack(byte* message, int index, uint space, ReadOnlySpan<byte> name, ReadOnlySpan<byte> alias, int newIndex)
    {
        byte* at = RawMessage.Begin(message, type: 16, RequestAndAck, fixedHeader: 16);
        *(int*)(message + 20) = index;
        at = RawMessage.PutU32(at, 28, space);
        at = RawMessage.PutString(at, 3, name);
        at = RawMessage.PutBytes(at, 20, alias);
        at = RawMessage.PutU32(at, 49, (uint)newIndex);
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_NEWADDR</c> for IPv4: IFA_LOCAL, IFA_ADDRESS, IFA_BROADCAST (all big-endian).</summary>
    internal static int Address(byte* message, uint index, byte prefix, ReadOnlySpan<byte> address, ReadOnlySpan<byte> broadcast)
    {
        byte* at = RawMessage.Begin(message, type: 20, CreateAndExclusive, fixedHeader: 8);
        message[16] = 2;
        message[17] = prefix;
        *(uint*)(message + 20) = index;
        at = RawMessage.PutBytes(at, 2, address);
        at = RawMessage.PutBytes(at, 1, address);
        at = RawMessage.PutBytes(at, 4, broadcast);
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_NEWROUTE</c> for IPv4: RTA_DST, RTA_GATEWAY, RTA_OIF, RTA_PRIORITY, RTA_METRICS with RTAX_MTU.</summary>
    internal static int Route(
        byte* message, uint index, byte prefix, ReadOnlySpan<byte> destination, ReadOnlySpan<byte> gateway, uint priority, uint mtu)
    {
        byte* at = RawMessage.Begin(message, type: 24, CreateAndExclusive, fixedHeader: 12);
        message[16] = 2;
        message[17] = prefix;
        message[20] = 254;
        message[21] = 3;
        message[23] = 1;
        at = RawMessage.PutBytes(at, 1, destination);
        at = RawMessage.PutBytes(at, 5, gateway);
        at = RawMessage.PutU32(at, 4, index);
        at = RawMessage.PutU32(at, 6, priority);
        byte* metrics = at;
        at = RawMessage.PutU32(at + 4, 2, mtu);
        *(ushort*)metrics = (ushort)(at - metrics);
        *(ushort*)(metrics + 2) = 0x8000 | 8;
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_GETLINK</c> for one link by its index: IFLA_EXT_MASK.</summary>
    internal static int Link(byte* message, int index, uint mask)
    {
        byte* at = RawMessage.Begin(message, type: 18, RequestAndAck, fixedHeader: 16);
        *(int*)(message + 20) = index;
        at = RawMessage.PutU32(at, 29, mask);
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_GETROUTE</c> of one family through one link: RTA_OIF; whoever sends it makes it a dump.</summary>
    internal static int RouteDump(byte* message, byte family, uint index)
    {
        byte* at = RawMessage.Begin(message, type: 26, RequestAndAck, fixedHeader: 12);
        message[16] = family;
        at = RawMessage.PutU32(at, 4, index);
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_NEWLINKPROP</c>: IFLA_PROP_LIST with one IFLA_ALT_IFNAME.</summary>
    internal static int Altname(byte* message, int index, ReadOnlySpan<byte> name)
    {
        byte* list = RawMessage.Begin(message, type: 108, CreateExclusiveAppend, fixedHeader: 16);
        *(int*)(message + 20) = index;
        byte* at = RawMessage.PutString(list + 4, 53, name);
        *(ushort*)list = (ushort)(at - list);
        *(ushort*)(list + 2) = 0x8000 | 52;
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_NEWRULE</c> for IPv4: FRA_PRIORITY, FRA_FWMARK, FRA_TABLE, FRA_IIFNAME.</summary>
    internal static int Rule(byte* message, uint priority, uint mark, uint table, ReadOnlySpan<byte> link)
    {
        byte* at = RawMessage.Begin(message, type: 32, CreateAndExclusive, fixedHeader: 12);
        message[16] = 2;
        message[23] = 1;
        at = RawMessage.PutU32(at, 6, priority);
        at = RawMessage.PutU32(at, 10, mark);
        at = RawMessage.PutU32(at, 15, table);
        at = RawMessage.PutString(at, 3, link);
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_GETADDR</c> of one family on one link; whoever sends it makes it a dump.</summary>
    internal static int AddressDump(byte* message, byte family, uint index)
    {
        byte* at = RawMessage.Begin(message, type: 22, RequestAndAck, fixedHeader: 8);
        message[16] = family;
        *(uint*)(message + 20) = index;
        return RawMessage.Finish(message, at);
    }

    /// <summary><c>RTM_GETRULE</c> of one family; whoever sends it makes it a dump.</summary>
    internal static int RuleDump(byte* message, byte family)
    {
        byte* at = RawMessage.Begin(message, type: 34, RequestAndAck, fixedHeader: 12);
        message[16] = family;
        return RawMessage.Finish(message, at);
    }
}
