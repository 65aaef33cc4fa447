using HostDevice.Cni;
using HostDevice.Devices;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Ipam;

/// <summary>Whether a link has the addresses that ADD reported.</summary>
internal static class AddressCheck
{
    /// <summary>Compares address and prefix. Addresses of other interfaces in the result are others' affair.</summary>
    internal static CniError Run(NetlinkSocket container, InterfaceName link, int index, in PrevResult expected)
    {
        if (expected.Ips.IsEmpty)
            return default;
        using var buffer = ReplyBuffer.Allocate();
        Span<bool> isFound = expected.Ips.Length <= 64 ? stackalloc bool[expected.Ips.Length] : new bool[expected.Ips.Length];
        isFound.Clear();
        NetlinkError error = Mark(container, Af.Inet, index, expected.Ips, isFound, buffer.Span);
        if (!error.Failed)
            error = Mark(container, Af.Inet6, index, expected.Ips, isFound, buffer.Span);
        if (error.Failed)
            return CniError.Internal($"Cannot obtain List of IP Addresses: {error}");
        for (int i = 0; i < isFound.Length; i++)
        {
            bool isOurs = (expected.Ips[i].Interface ?? expected.Index) == expected.Index;
            if (!isFound[i] && isOurs)
                return CniError.Internal($"Failed to match addr {expected.Ips[i].Address} on interface {link}");
        }
        return default;
    }

    private static NetlinkError Mark(
        NetlinkSocket container, Af family, int index, ReadOnlySpan<ResultAddress> ips, Span<bool> isFound, Span<byte> buffer)
    {
        var request = new GetaddrRequest(stackalloc byte[64]) { IfaFamily = family, IfaIndex = (uint)index };
        DumpEnumerator addresses = container.Dump(request.Finish(), buffer);
        while (addresses.MoveNext())
        {
            if (!GetaddrReply.TryRead(addresses.Current, out GetaddrReply address) || address.IfaIndex != (uint)index)
                continue;
            NetlinkError malformed = default;
            // On a point-to-point link the own address is the local one; IPv6 may leave that out.
            var own = new IpAddress(address.Local.Or(address.Address.Or(default, ref malformed), ref malformed));
            var has = new IpPrefix(own, address.IfaPrefixlen);
            for (int i = 0; i < ips.Length; i++)
                isFound[i] |= ips[i].Address == has;
        }
        return addresses.Error;
    }
}
