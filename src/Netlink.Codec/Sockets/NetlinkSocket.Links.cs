using Netlink.Codec.Diagnostics;
using static Tmds.Linux.LibC;

namespace Netlink.Codec;

/// <summary>Look-ups that wait for nobody: no RTNL lock, so no queue behind others' namespace moves.</summary>
/// <remarks>
/// <c>SO_BINDTODEVICE</c> and <c>SO_BINDTOIFINDEX</c> take RCU only, see names and altnames alike and load no kernel module, which
/// <c>SIOCGIFINDEX</c> on an absent name does (<c>dev_load</c> in <c>net/core/dev_ioctl.c</c>). Both work on a netlink socket.
/// </remarks>
public sealed partial class NetlinkSocket
{
    /// <summary>Longest name these look-ups take, in bytes: <c>IFNAMSIZ</c> less its NUL. The kernel would cut a longer one silently.</summary>
    public const int MaxLinkName = 15;

    /// <summary>Finds a link by its name or a short altname.</summary>
    /// <param name="name">1 to <see cref="MaxLinkName"/> bytes.</param>
    /// <param name="ifindex">The link's index, 0 when there is none of this name.</param>
    /// <returns>
    /// Success, also when there is no such link; otherwise the failed call: <c>EPERM</c> without <c>CAP_NET_RAW</c>, <c>ENOPROTOOPT</c>
    /// before Linux 5.0, <c>ERANGE</c> for a name too long. Then RTM_GETLINK can tell.
    /// </returns>
    public unsafe NetlinkError FindLink(ReadOnlySpan<byte> name, out int ifindex)
    {
        ifindex = 0;
        if (name.IsEmpty || name.Length > MaxLinkName)
            return new NetlinkError(NetlinkFault.SystemCall, Errno.ERANGE, attribute: "setsockopt");
        // The kernel would stop reading at a NUL and find another link.
        if (name.Contains((byte)0))
            return default;
        fixed (byte* bytes = name)
        {
            if (setsockopt(_fd, SOL_SOCKET, Native.SoBindToDevice, bytes, (uint)name.Length) != 0)
                return errno == ENODEV ? default : Failure("setsockopt");
        }
        int found = 0;
        Tmds.Linux.socklen_t length = sizeof(int);
        NetlinkError error = getsockopt(_fd, SOL_SOCKET, Native.SoBindToIfindex, &found, &length) == 0 ? default : Failure("getsockopt");
        byte none = 0;
        if (setsockopt(_fd, SOL_SOCKET, Native.SoBindToDevice, &none, 0) != 0)
            error = error.Or(Failure("setsockopt"));
        ifindex = error.Failed ? 0 : found;
        return error;
    }

    /// <summary>Primary name of a link. <c>SIOCGIFNAME</c></summary>
    /// <param name="ifindex">The link's index.</param>
    /// <param name="name">At least 16 bytes.</param>
    /// <param name="length">Bytes of the name.</param>
    public NetlinkError GetLinkName(int ifindex, Span<byte> name, out int length)
    {
        var request = new IfReq { Int = ifindex };
        NetlinkError error = Ask(SIOCGIFNAME, ref request);
        length = 0;
        if (error.Failed)
            return error;
        ReadOnlySpan<byte> found = request.NameBytes;
        found.CopyTo(name);
        length = found.Length;
        return default;
    }

    /// <summary>Flags of a link that exists: <c>IFF_UP</c> and the like of <c>linux/if.h</c>, the low 16 bits. <c>SIOCGIFFLAGS</c></summary>
    public NetlinkError GetLinkFlags(ReadOnlySpan<byte> name, out ushort flags)
    {
        IfReq request = IfReq.For(name);
        NetlinkError error = Ask(SIOCGIFFLAGS, ref request);
        flags = (ushort)request.Int;
        return error;
    }

    /// <summary>MTU in bytes of a link that exists. <c>SIOCGIFMTU</c></summary>
    public NetlinkError GetLinkMtu(ReadOnlySpan<byte> name, out int mtu)
    {
        IfReq request = IfReq.For(name);
        NetlinkError error = Ask(SIOCGIFMTU, ref request);
        mtu = request.Int;
        return error;
    }

    /// <summary>Hardware address of a link that exists. <c>SIOCGIFHWADDR</c></summary>
    /// <param name="name">The link's name.</param>
    /// <param name="address">Receives 14 bytes; how many of them count depends on the type. A longer address (IPoIB) does not fit.</param>
    /// <param name="hardwareType"><c>ARPHRD_*</c> of <c>linux/if_arp.h</c>: 1 is Ethernet with 6 bytes.</param>
    public NetlinkError GetLinkAddress(ReadOnlySpan<byte> name, Span<byte> address, out ushort hardwareType)
    {
        IfReq request = IfReq.For(name);
        NetlinkError error = Ask(SIOCGIFHWADDR, ref request);
        hardwareType = (ushort)request.Int;
        request.AddressBytes.CopyTo(address);
        return error;
    }

    private unsafe NetlinkError Ask(int command, ref IfReq request)
    {
        fixed (IfReq* at = &request)
            return ioctl(_fd, command, at) == 0 ? default : Failure("ioctl");
    }
}
