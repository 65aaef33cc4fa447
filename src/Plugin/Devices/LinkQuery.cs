using Netlink.Codec;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Devices;

/// <summary>
/// What only RTM_GETLINK can tell. It waits for RTNL, behind every namespace move of the node (50 to 70 ms beside two other
/// movers), so this is for aliases, altnames, long names and addresses, never for what a lock-free look-up answers.
/// </summary>
internal static class LinkQuery
{
    private const int RequestSize = 256;

    /// <summary>Longest alternative name in bytes: <c>ALTIFNAMSIZ</c> less its NUL.</summary>
    private const int MaxAltname = 127;

    /// <summary>Finds a link by a name of any length; 0 when there is none.</summary>
    internal static NetlinkError ByName(NetlinkSocket socket, ReadOnlySpan<byte> name, out int ifindex)
    {
        ifindex = 0;
        // What the kernel's policy says of such an attribute, and upstream after it.
        if (name.Length > MaxAltname)
            return new NetlinkError(NetlinkFault.Refused, Errno.ERANGE);
        var request = new GetlinkRequest(stackalloc byte[RequestSize]) { ExtMask = RtextFilter.SkipStats };
        if (name.Length <= NetlinkSocket.MaxLinkName)
            request.Ifname = name;
        else
            request.AltIfname = name;

        using var buffer = ReplyBuffer.Allocate();
        NetlinkError error = Get(socket, request.Finish(), buffer.Span, out GetlinkReply link);
        if (error.Errno == Errno.ENODEV)
            return default;
        ifindex = link.IfiIndex;
        return error;
    }

    /// <summary>Reads a link's alias.</summary>
    /// <param name="alias">At least <see cref="InterfaceAlias.MaxLength"/> bytes.</param>
    /// <param name="length">Bytes of the alias, 0 for none.</param>
    internal static NetlinkError Alias(NetlinkSocket socket, int ifindex, Span<byte> alias, out int length)
    {
        length = 0;
        using var buffer = ReplyBuffer.Allocate();
        NetlinkError error = ByIndex(socket, ifindex, buffer.Span, out GetlinkReply link);
        ReadOnlySpan<byte> found = link.Ifalias.Or(default, ref error);
        if (error.Failed || found.Length > alias.Length)
            return error;
        found.CopyTo(alias);
        length = found.Length;
        return default;
    }

    /// <summary>Reads a hardware address of any length.</summary>
    /// <param name="address">At least 32 bytes (<c>MAX_ADDR_LEN</c>).</param>
    internal static NetlinkError Address(NetlinkSocket socket, int ifindex, Span<byte> address, out int length)
    {
        using var buffer = ReplyBuffer.Allocate();
        NetlinkError error = ByIndex(socket, ifindex, buffer.Span, out GetlinkReply link);
        ReadOnlySpan<byte> found = link.Address.Or(default, ref error);
        length = Math.Min(found.Length, address.Length);
        found[..length].CopyTo(address);
        return error;
    }

    /// <summary>Finds the first link with this alias; 0 when there is none.</summary>
    internal static NetlinkError ByAlias(NetlinkSocket socket, ReadOnlySpan<byte> alias, out int ifindex)
    {
        var match = new AliasMatch(alias);
        NetlinkError error = LinkWalk.Run(socket, ref match);
        ifindex = error.Failed ? 0 : match.Index;
        return error;
    }

    /// <summary>Opens the reply for one link; it points into <paramref name="buffer"/>.</summary>
    internal static NetlinkError ByIndex(NetlinkSocket socket, int ifindex, Span<byte> buffer, out GetlinkReply link)
    {
        var request = new GetlinkRequest(stackalloc byte[RequestSize]) { IfiIndex = ifindex, ExtMask = RtextFilter.SkipStats };
        return Get(socket, request.Finish(), buffer, out link);
    }

    private static NetlinkError Get(NetlinkSocket socket, scoped NetlinkRequest request, Span<byte> buffer, out GetlinkReply link)
    {
        link = default;
        NetlinkError error = socket.Get(request, buffer, out NetlinkMessage message);
        if (!error.Failed && !GetlinkReply.TryRead(message, out link))
            error = new NetlinkError(NetlinkFault.UnexpectedReply);
        return error;
    }
}
