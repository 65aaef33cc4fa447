using HostDevice.Cni;
using HostDevice.Ipam;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Copy;

/// <summary>What is copied, in the words of errors and in those of results.</summary>
internal static class CopyWords
{
    /// <summary>Kind and the thing itself: <c>route 10.88.0.0/16 via 10.77.0.254 table 254</c>.</summary>
    internal static string Of(NetlinkMessage message)
    {
        NetlinkError malformed = default;
        if (CopyPick.TryAddress(message, out GetaddrReply address))
            return $"address {AddressOf(address)}";
        if (CopyPick.TryRoute(message, out GetrouteReply route))
        {
            ResultRoute told = RouteOf(route);
            return told.Gw.IsNone ? $"route {told.Dst} table {told.Table}" : $"route {told.Dst} via {told.Gw} table {told.Table}";
        }
        if (!GetruleReply.TryRead(message, out GetruleReply rule))
            return "";
        var from = new IpPrefix(new IpAddress(rule.Src.Or(default, ref malformed)), rule.SrcLen);
        return $"rule from {from} table {(uint)rule.Table.Or(rule.HeaderTable, ref malformed)}";
    }

    /// <summary>Puts addresses and routes behind those of a result.</summary>
    /// <param name="messages">What the host had.</param>
    /// <param name="index">Of the device on the host.</param>
    /// <param name="parts">The result. What it says already it does not say twice.</param>
    internal static void AddTo(ref ResultParts parts, ReadOnlySpan<byte> messages, int index)
    {
        int own = parts.InterfaceCount;
        var order = new CopyOrder(messages);
        while (order.MoveNext())
        {
            if (CopyPick.TryAddress(order.Current, out GetaddrReply address))
            {
                var ip = new ResultAddress { Address = AddressOf(address), Interface = own };
                if (!Has(parts.Ips.Items, ip))
                    parts.Ips.Add(ip);
            }
            // Results can tell of no other kind.
            else if (CopyPick.TryRoute(order.Current, out GetrouteReply route) && route.RtmType == RtmType.Unicast)
            {
                AddRoute(ref parts, route, index);
            }
        }
    }

    /// <summary>A result has no routes with several next hops, but several routes to one destination are the same.</summary>
    private static void AddRoute(ref ResultParts parts, in GetrouteReply route, int index)
    {
        NetlinkError malformed = default;
        ResultRoute told = RouteOf(route);
        if (route.Multipath.IsAbsent)
            parts.Routes.Add(told);
        var hops = new OwnHops(route.Multipath.Or(default, ref malformed), index);
        while (hops.MoveNext())
            parts.Routes.Add(told with { Gw = new IpAddress(hops.Gateway) });
    }

    private static bool Has(ReadOnlySpan<ResultAddress> ips, in ResultAddress wanted)
    {
        foreach (ref readonly ResultAddress ip in ips)
        {
            if (ip.Address == wanted.Address && ip.Interface == wanted.Interface)
                return true;
        }
        return false;
    }

    private static IpPrefix AddressOf(in GetaddrReply address) => new(new IpAddress(CopyPick.Own(address)), address.IfaPrefixlen);

    private static ResultRoute RouteOf(in GetrouteReply route)
    {
        NetlinkError malformed = default;
        // A default route has no destination.
        ReadOnlySpan<byte> anywhere = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        ReadOnlySpan<byte> destination = route.Dst.Or(anywhere[..(route.RtmFamily == Af.Inet ? IpAddress.V4Length : IpAddress.V6Length)], ref malformed);
        uint table = (uint)route.Table.Or(route.RtmTable, ref malformed);
        return new ResultRoute
        {
            Dst = new IpPrefix(new IpAddress(destination), route.RtmDstLen),
            Gw = new IpAddress(route.Gateway.Or(default, ref malformed)),
            Priority = route.Priority.Or(0, ref malformed),
            Table = table == 0 ? null : table,
            Scope = route.RtmScope == RtScope.Universe ? null : (long)route.RtmScope,
        };
    }
}
