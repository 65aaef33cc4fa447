using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Comparison;

/// <summary>What every program of the comparison takes from a route, as one number.</summary>
internal static class RouteSum
{
    /// <summary>Prefix, table, a byte of destination and next hop, link, metric.</summary>
    internal static ulong Of(ref GetrouteReply route, ref NetlinkError error)
        => route.RtmDstLen
            + (ulong)route.Table.Require(ref error)
            + route.Dst.Require(ref error)[2]
            + route.Gateway.Require(ref error)[3]
            + route.Oif.Require(ref error)
            + route.Priority.Require(ref error);
}
