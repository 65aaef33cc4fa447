using Netlink.Codec.Rtnetlink;

namespace HostDevice.Devices;

/// <summary>What a link is to other links.</summary>
internal enum LinkRole
{
    /// <summary>Nothing: a device of its own.</summary>
    Own,

    /// <summary>Has a master: <c>IFLA_MASTER</c>.</summary>
    Port,

    /// <summary>Made on another one, whose address it may share: VLAN, macvlan and their like.</summary>
    Upper,

    /// <summary>A master, which takes its address from a port, and may not move.</summary>
    Master,
}

/// <summary>Tells the role of a link from what the kernel reports of it.</summary>
internal static class LinkRoles
{
    internal static LinkRole Of(in GetlinkReply link)
    {
        ReadOnlySpan<byte> kind = default;
        if (link.Linkinfo.TryGet(out LinkinfoAttrs info))
            info.Kind.TryGet(out kind);
        if (link.Master.TryGet(out uint master) && master != 0)
            return LinkRole.Port;
        if (kind.SequenceEqual("bridge"u8) || kind.SequenceEqual("bond"u8) || kind.SequenceEqual("team"u8))
            return LinkRole.Master;
        return IsUpper(kind) || IsMadeOn(link, kind, out _) ? LinkRole.Upper : LinkRole.Own;
    }

    /// <summary>Whether the link is made on another one of the same namespace.</summary>
    /// <param name="link">As reported.</param>
    /// <param name="lower">Index of that one.</param>
    internal static bool IsMadeOn(in GetlinkReply link, out int lower)
    {
        ReadOnlySpan<byte> kind = default;
        if (link.Linkinfo.TryGet(out LinkinfoAttrs info))
            info.Kind.TryGet(out kind);
        return IsMadeOn(link, kind, out lower);
    }

    /// <summary>What stands behind the name in a list, a space in front.</summary>
    internal static string Remark(LinkRole role) => role switch
    {
        LinkRole.Port => " (a port)",
        LinkRole.Upper => " (made on another link)",
        LinkRole.Master => " (a master)",
        _ => "",
    };

    private static bool IsMadeOn(in GetlinkReply link, ReadOnlySpan<byte> kind, out int lower)
    {
        lower = link.Link.TryGet(out uint below) && !link.LinkNetnsid.IsPresent ? (int)below : 0;
        // The other end of a cable is none below.
        return lower != 0 && lower != link.IfiIndex && !kind.SequenceEqual("veth"u8) && !kind.SequenceEqual("netkit"u8);
    }

    /// <summary>Kinds that are made on another link wherever that is: in another namespace its index tells nothing.</summary>
    private static bool IsUpper(ReadOnlySpan<byte> kind)
        => kind.SequenceEqual("vlan"u8) || kind.SequenceEqual("macvlan"u8) || kind.SequenceEqual("macvtap"u8)
            || kind.SequenceEqual("ipvlan"u8) || kind.SequenceEqual("ipvtap"u8) || kind.SequenceEqual("macsec"u8);
}
