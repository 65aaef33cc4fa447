using HostDevice.Cni;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Ipam;

/// <summary>The messages that give a link its addresses and routes. They say what upstream's say, and what it leaves out.</summary>
internal static class IpamRequests
{
    /// <summary>Bytes that each of these needs at most, with a batch's note: a route of IPv6 has 112.</summary>
    internal const int Size = 128;

    private const int MaxHeaderTable = 255;

    /// <summary>Adds an address. One that exists is refused.</summary>
    internal static NetlinkRequest AddAddress(Span<byte> buffer, int ifindex, in IpPrefix address, DadMode dad)
    {
        bool isV4 = address.Address.IsV4;
        var request = new NewaddrRequest(buffer, NetlinkFlags.Create | NetlinkFlags.Exclusive)
        {
            IfaFamily = isV4 ? Af.Inet : Af.Inet6,
            IfaPrefixlen = address.Length,
            IfaFlags = isV4 ? 0 : DadModes.FlagOf(dad),
            IfaScope = RtScope.Universe,
            IfaIndex = (uint)ifindex,
            Local = address.Address.Bytes,
            Address = address.Address.Bytes,
        };
        // Networks of two and of one have no broadcast address (RFC 3021).
        if (isV4 && address.Length < 31)
            request.Broadcast = address.Broadcast;
        return request.Finish();
    }

    /// <summary>Adds a route. Another one to the same destination may exist: the kernel then has both.</summary>
    /// <param name="gateway">Next hop; none: the destination is on the link.</param>
    internal static NetlinkRequest AddRoute(Span<byte> buffer, int ifindex, in ResultRoute route, IpAddress gateway)
    {
        RtTable table = TableOf(route);
        var request = new NewrouteRequest(buffer, NetlinkFlags.Create)
        {
            RtmFamily = route.Dst.Address.IsV4 ? Af.Inet : Af.Inet6,
            RtmDstLen = route.Dst.Length,
            // The header has one byte for it; a larger number has its own attribute.
            RtmTable = (uint)table <= MaxHeaderTable ? table : RtTable.Unspec,
            RtmProtocol = Rtprot.Boot,
            RtmScope = (RtScope)(byte)(route.Scope ?? 0),
            RtmType = RtmType.Unicast,
            Oif = (uint)ifindex,
        };
        if (route.Dst.Length > 0)
            request.Dst = route.Dst.Address.Bytes;
        if (!gateway.IsNone)
            request.Gateway = gateway.Bytes;
        if (route.Priority > 0)
            request.Priority = (uint)route.Priority;
        if ((uint)table > MaxHeaderTable)
            request.Table = table;
        AddMetrics(request, route);
        return request.Finish();
    }

    /// <summary>The table that a route goes to.</summary>
    internal static RtTable TableOf(in ResultRoute route) => route.Table is > 0 and <= uint.MaxValue ? (RtTable)route.Table.Value : RtTable.Main;

    private static void AddMetrics(NewrouteRequest request, in ResultRoute route)
    {
        if (route.Mtu <= 0 && route.Advmss <= 0)
            return;
        using MetricsBuilder metrics = request.BeginMetrics();
        if (route.Mtu > 0)
            metrics.Mtu = (uint)route.Mtu;
        if (route.Advmss > 0)
            metrics.Advmss = (uint)route.Advmss;
    }
}
