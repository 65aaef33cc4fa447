using System.Globalization;
using HostDevice.Devices;
using HostDevice.Native;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Guards;

/// <summary>Addresses under which the node is known: those of a device that reach beyond its link. The kernel drops them with the move.</summary>
internal static unsafe class AddressUse
{
    private const int RequestSize = 64;

    /// <summary><c>INET6_ADDRSTRLEN</c> of <c>netinet/in.h</c>.</summary>
    private const int MaxText = 46;

    /// <summary>Lists them by RTM_GETADDR of one family, which takes no RTNL from Linux 6.10 on.</summary>
    /// <param name="host">Socket of the device's namespace.</param>
    /// <param name="index">Of the device.</param>
    /// <param name="family">IPv4 or IPv6; none would take RTNL.</param>
    /// <param name="buffer">For answers.</param>
    /// <param name="addresses">Where they are added.</param>
    internal static NetlinkError Find(NetlinkSocket host, int index, Af family, Span<byte> buffer, ref NameList addresses)
    {
        // The kernel picks those of the device out (inet_valid_dump_ifaddr_req); before Linux 4.20 it sends all.
        var request = new GetaddrRequest(stackalloc byte[RequestSize]) { IfaFamily = family, IfaIndex = (uint)index };
        DumpEnumerator dump = host.Dump(request.Finish(), buffer);
        while (dump.MoveNext())
        {
            if (GetaddrReply.TryRead(dump.Current, out GetaddrReply found) && found.IfaFamily == family && found.IfaIndex == (uint)index
                && found.IfaScope < RtScope.Link)
                addresses.Add(Text(found));
        }
        return dump.Error;
    }

    private static string Text(in GetaddrReply found)
    {
        // With a peer IFA_ADDRESS is that one's; IPv6 has IFA_LOCAL only then.
        if (!found.Local.TryGet(out ReadOnlySpan<byte> bytes))
            found.Address.TryGet(out bytes);
        Span<byte> text = stackalloc byte[MaxText];
        fixed (byte* address = bytes, room = text)
        {
            if (bytes.Length != (found.IfaFamily == Af.Inet ? 4 : 16) || Libc.inet_ntop((int)found.IfaFamily, address, room, MaxText) == null)
                return "?";
        }
        string plain = Cni.ByteText.Of(text[..text.IndexOf((byte)0)]);
        return string.Create(CultureInfo.InvariantCulture, $"{plain}/{found.IfaPrefixlen}");
    }
}
