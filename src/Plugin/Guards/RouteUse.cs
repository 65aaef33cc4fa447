using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Guards;

/// <summary>The node's default routes, as far as they lead through a device. The kernel drops them with the move.</summary>
internal static class RouteUse
{
    private const int RequestSize = 64;

    /// <summary>Looks in all tables by RTM_GETROUTE of one family, which takes no RTNL from Linux 6.10 on.</summary>
    /// <param name="host">Socket of the device's namespace.</param>
    /// <param name="index">Of the device.</param>
    /// <param name="family">IPv4 or IPv6; none would take RTNL.</param>
    /// <param name="buffer">For answers.</param>
    /// <param name="hasDefault">Whether there is one.</param>
    internal static NetlinkError Find(NetlinkSocket host, int index, Af family, Span<byte> buffer, out bool hasDefault)
    {
        hasDefault = false;
        // The kernel picks those through the device out, multipath ones too (ip_valid_fib_dump_req); before Linux 4.20 it sends all.
        var request = new GetrouteRequest(stackalloc byte[RequestSize]) { RtmFamily = family, RtmType = RtmType.Unicast, Oif = (uint)index };
        DumpEnumerator dump = host.Dump(request.Finish(), buffer);
        while (dump.MoveNext())
        {
            if (!GetrouteReply.TryRead(dump.Current, out GetrouteReply route) || route.RtmFamily != family || route.RtmDstLen != 0
                || route.RtmType != RtmType.Unicast)
                continue;
            bool isPicked = (dump.Current.Flags & NetlinkFlags.DumpFiltered) != 0;
            hasDefault |= isPicked || (route.Oif.TryGet(out uint through) && through == (uint)index);
        }
        return dump.Error;
    }
}
