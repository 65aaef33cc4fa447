using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Move;

/// <summary>Makes of what the kernel told about an address or a route the request that brings it about again.</summary>
internal static class HostNetworkRequests
{
    /// <summary>Bytes of a question.</summary>
    internal const int QuerySize = 64;

    /// <summary>Bytes of a request; a route with more next hops than fit is not given back.</summary>
    internal const int Size = 2048;

    private const IfaFlags KeptFlags =
        IfaFlags.Nodad | IfaFlags.Homeaddress | IfaFlags.Managetempaddr | IfaFlags.Noprefixroute | IfaFlags.Mcautojoin;

    /// <summary>Whether the message is about this device, and not about what comes back by itself.</summary>
    internal static bool IsOf(NetlinkMessage message, int index)
    {
        if (GetaddrReply.TryRead(message, out GetaddrReply address))
            return address.IfaIndex == (uint)index;
        if (!GetrouteReply.TryRead(message, out GetrouteReply route))
            return false;
        NetlinkError malformed = default;
        bool isPicked = (message.Flags & NetlinkFlags.DumpFiltered) != 0 || route.Oif.Or(0, ref malformed) == (uint)index;
        return isPicked
            && (route.RtmFlags & RtmFlags.Cloned) == 0
            && route.RtmProtocol is not (Rtprot.Kernel or Rtprot.Ra or Rtprot.Redirect)
            && route.Table.Or(route.RtmTable, ref malformed) != RtTable.Local;
    }

    /// <summary>Builds the request; false for a message that is of another part.</summary>
    internal static bool TryBuild(NetlinkMessage message, HostNetworkPart part, Span<byte> buffer, int index, out NetlinkRequest request)
    {
        request = default;
        if (GetaddrReply.TryRead(message, out GetaddrReply address))
        {
            if (part == HostNetworkPart.Addresses)
                request = Address(address, buffer, index, KeptFlags, isSameLink: true);
            return part == HostNetworkPart.Addresses;
        }
        if (part == HostNetworkPart.Addresses || !GetrouteReply.TryRead(message, out GetrouteReply route))
            return false;
        NetlinkError malformed = default;
        bool hasGateway = !(route.Gateway.IsAbsent && route.Via.IsAbsent && route.Multipath.IsAbsent);
        if (hasGateway != (part == HostNetworkPart.GatewayRoutes))
            return false;
        request = Route(route, buffer, index, NetlinkFlags.Append, route.Multipath.Or(default, ref malformed));
        return true;
    }

    /// <summary>Makes an address again.</summary>
    /// <param name="known">As the kernel told it.</param>
    /// <param name="buffer">At least <see cref="Size"/> bytes.</param>
    /// <param name="index">The link that gets it.</param>
    /// <param name="kept">Flags that it keeps.</param>
    /// <param name="isSameLink">Whether label, lifetimes and origin still hold, since the link is the one that had it.</param>
    internal static NetlinkRequest Address(GetaddrReply known, Span<byte> buffer, int index, IfaFlags kept, bool isSameLink)
    {
        NetlinkError malformed = default;
        IfaFlags flags = known.Flags.Or(known.IfaFlags, ref malformed) & kept;
        var request = new NewaddrRequest(buffer, NetlinkFlags.Create | NetlinkFlags.Exclusive)
        {
            IfaFamily = known.IfaFamily,
            IfaPrefixlen = known.IfaPrefixlen,
            IfaScope = known.IfaScope,
            IfaIndex = (uint)index,
            // The device had it a moment ago, so nobody else has it; routes may name it as their source at once.
            Flags = known.IfaFamily == Af.Inet6 ? flags | IfaFlags.Nodad : flags,
        };
        if (known.Local.TryGet(out ReadOnlySpan<byte> local))
            request.Local = local;
        if (known.Address.TryGet(out ReadOnlySpan<byte> address))
            request.Address = address;
        if (known.Broadcast.TryGet(out uint broadcast))
            request.Broadcast = broadcast;
        if (isSameLink && known.Label.TryGet(out ReadOnlySpan<byte> label))
            request.Label = label;
        if (isSameLink && known.Cacheinfo.TryGet(out IfaCacheinfo lifetimes))
            request.Cacheinfo = lifetimes;
        if (known.RtPriority.TryGet(out uint priority))
            request.RtPriority = priority;
        if (isSameLink && known.Proto.TryGet(out Ifaprot proto))
            request.Proto = proto;
        return request.Finish();
    }

    /// <summary>Makes a route again.</summary>
    /// <param name="known">As the kernel told it.</param>
    /// <param name="buffer">At least <see cref="Size"/> bytes.</param>
    /// <param name="index">The link that it is to leave by.</param>
    /// <param name="besides">What is to become of one to the same destination: appended to, or exclusive.</param>
    /// <param name="hops">Its next hops, if it has several.</param>
    internal static NetlinkRequest Route(
        GetrouteReply known, Span<byte> buffer, int index, NetlinkFlags besides, scoped ReadOnlySpan<byte> hops)
    {
        var request = new NewrouteRequest(buffer, NetlinkFlags.Create | besides)
        {
            RtmFamily = known.RtmFamily,
            RtmDstLen = known.RtmDstLen,
            RtmSrcLen = known.RtmSrcLen,
            RtmTos = known.RtmTos,
            RtmTable = known.RtmTable,
            RtmProtocol = known.RtmProtocol,
            RtmScope = known.RtmScope,
            RtmType = known.RtmType,
            RtmFlags = known.RtmFlags & RtmFlags.RtnhOnlink,
        };
        if (known.Dst.TryGet(out ReadOnlySpan<byte> destination))
            request.Dst = destination;
        if (known.Src.TryGet(out ReadOnlySpan<byte> source))
            request.Src = source;
        if (known.Table.TryGet(out RtTable table))
            request.Table = table;
        if (known.Priority.TryGet(out uint priority))
            request.Priority = priority;
        if (known.Prefsrc.TryGet(out ReadOnlySpan<byte> preferred))
            request.Prefsrc = preferred;
        if (known.Pref.TryGet(out RouterPref preference))
            request.Pref = preference;
        if (known.Flow.TryGet(out uint flow))
            request.Flow = flow;
        AddHops(request, known, index, hops);
        if (known.Metrics.TryGet(out Metrics metrics))
            AddMetrics(request, metrics);
        return request.Finish();
    }

    private static void AddHops(NewrouteRequest request, in GetrouteReply known, int index, scoped ReadOnlySpan<byte> hops)
    {
        if (!hops.IsEmpty)
        {
            request.Multipath = hops;
            return;
        }
        request.Oif = (uint)index;
        if (known.Gateway.TryGet(out ReadOnlySpan<byte> gateway))
            request.Gateway = gateway;
        if (known.Via.TryGet(out ReadOnlySpan<byte> via))
            request.Via = via;
        if (known.EncapType.TryGet(out LwtunnelEncap kind) && known.Encap.TryGet(out ReadOnlySpan<byte> encapsulation))
        {
            request.EncapType = kind;
            request.Encap = encapsulation;
        }
    }

    private static void AddMetrics(NewrouteRequest request, Metrics known)
    {
        using MetricsBuilder metrics = request.BeginMetrics();
        if (known.Lock.TryGet(out uint value))
            metrics.Lock = value;
        if (known.Mtu.TryGet(out value))
            metrics.Mtu = value;
        if (known.Window.TryGet(out value))
            metrics.Window = value;
        if (known.Rtt.TryGet(out value))
            metrics.Rtt = value;
        if (known.Rttvar.TryGet(out value))
            metrics.Rttvar = value;
        if (known.Ssthresh.TryGet(out value))
            metrics.Ssthresh = value;
        if (known.Cwnd.TryGet(out value))
            metrics.Cwnd = value;
        if (known.Advmss.TryGet(out value))
            metrics.Advmss = value;
        if (known.Reordering.TryGet(out value))
            metrics.Reordering = value;
        if (known.Hoplimit.TryGet(out value))
            metrics.Hoplimit = value;
        if (known.Initcwnd.TryGet(out value))
            metrics.Initcwnd = value;
        if (known.Features.TryGet(out RtaxFeature features))
            metrics.Features = features;
        if (known.RtoMin.TryGet(out value))
            metrics.RtoMin = value;
        if (known.Initrwnd.TryGet(out value))
            metrics.Initrwnd = value;
        if (known.Quickack.TryGet(out value))
            metrics.Quickack = value;
        if (known.CcAlgo.TryGet(out ReadOnlySpan<byte> algorithm))
            metrics.CcAlgo = algorithm;
        if (known.FastopenNoCookie.TryGet(out value))
            metrics.FastopenNoCookie = value;
    }
}
