using HostDevice.Cni;
using HostDevice.Devices;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Ipam;

/// <summary>
/// Whether a link has the routes that ADD reported: destination, next hop and metric, in the table they were put in. Upstream looks
/// into the main table only, and not at the next hop of default routes.
/// </summary>
internal static class RouteCheck
{
    /// <summary>Looks for all routes; those of other interfaces in the result may leave by any link.</summary>
    /// <param name="container">Socket of the container.</param>
    /// <param name="index">Of the link.</param>
    /// <param name="expected">What ADD reported.</param>
    /// <param name="hasCopies">The host's routes may be among them: one without a next hop has then really none.</param>
    internal static CniError Run(NetlinkSocket container, int index, in PrevResult expected, bool hasCopies)
    {
        if (expected.Routes.IsEmpty)
            return default;
        using var buffer = ReplyBuffer.Allocate();
        Span<bool> isFound = expected.Routes.Length <= 64 ? stackalloc bool[expected.Routes.Length] : new bool[expected.Routes.Length];
        isFound.Clear();
        // A result does not say which interface a route belongs to, nor whose gateway it goes to unless it names one.
        Gateways gateways = expected.IsAlone ? new Gateways(expected.Ips) : default;
        index = expected.IsAlone ? index : 0;
        NetlinkError error = Mark(container, Af.Inet, index, expected.Routes, gateways, hasCopies, isFound, buffer.Span);
        if (!error.Failed)
            error = Mark(container, Af.Inet6, index, expected.Routes, gateways, hasCopies, isFound, buffer.Span);
        if (error.Failed)
            return CniError.Internal($"Expected Route {expected.Routes[0]} not route table lookup error {error}");
        for (int i = 0; i < isFound.Length; i++)
        {
            if (expected.Routes[i].Dst.IsNone)
                return CniError.Internal($"Invalid static route found {expected.Routes[i]}");
            if (!isFound[i])
                return CniError.Internal($"Expected Route {expected.Routes[i]} not found in routing table");
        }
        return default;
    }

    /// <summary>Walks all tables of a family: the kernel tells only the main one when asked without a table's name, or every one.</summary>
    private static NetlinkError Mark(
        NetlinkSocket container, Af family, int index, ReadOnlySpan<ResultRoute> routes, Gateways gateways, bool hasCopies, Span<bool> isFound,
        Span<byte> buffer)
    {
        var request = new GetrouteRequest(stackalloc byte[64]) { RtmFamily = family };
        DumpEnumerator dump = container.Dump(request.Finish(), buffer);
        while (dump.MoveNext())
        {
            if (!GetrouteReply.TryRead(dump.Current, out GetrouteReply route) || route.RtmType != RtmType.Unicast)
                continue;
            for (int i = 0; i < routes.Length; i++)
                isFound[i] |= !isFound[i] && (IsSame(route, family, routes[i], index, gateways.Of(routes[i]))
                    || (hasCopies && IsSame(route, family, routes[i], index, routes[i].Gw)));
        }
        return dump.Error;
    }

    private static bool IsSame(in GetrouteReply route, Af family, in ResultRoute wanted, int index, IpAddress gateway)
    {
        NetlinkError malformed = default;
        if (wanted.Dst.IsNone || wanted.Dst.Address.IsV4 != (family == Af.Inet) || route.RtmDstLen != wanted.Dst.Length)
            return false;
        ReadOnlySpan<byte> destination = route.Dst.Or(default, ref malformed);
        // The kernel keeps no bits behind the prefix; a default route has no destination at all.
        bool isThere = destination.IsEmpty ? wanted.Dst.Length == 0 : IsSameNetwork(destination, wanted.Dst);
        bool isMetric = wanted.Priority <= 0 || route.Priority.Or(0, ref malformed) == (uint)wanted.Priority;
        return isThere && isMetric
            && route.Table.Or(route.RtmTable, ref malformed) == IpamRequests.TableOf(wanted)
            && NextHops.Has(route, index, gateway);
    }

    private static bool IsSameNetwork(ReadOnlySpan<byte> destination, in IpPrefix wanted)
    {
        ReadOnlySpan<byte> bytes = wanted.Address.Bytes;
        if (destination.Length != bytes.Length)
            return false;
        int whole = wanted.Length / 8;
        int mask = 0xff00 >> (wanted.Length % 8);
        return destination[..whole].SequenceEqual(bytes[..whole])
            && (whole == bytes.Length || ((destination[whole] ^ bytes[whole]) & mask & 0xff) == 0);
    }
}
