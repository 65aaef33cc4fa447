using System.Net;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Samples.Ip;

internal static class Routes
{
    /// <summary>The main table, one family at a time.</summary>
    public static NetlinkError Show(NetlinkSocket socket, bool isV6, Listing output)
    {
        NetlinkError error = default;
        var request = new GetrouteRequest(stackalloc byte[64]) { RtmFamily = Names.FamilyOf(isV6), Table = RtTable.Main };
        DumpEnumerator all = socket.Dump(request.Finish(), new byte[32 * 1024]);
        while (all.MoveNext())
        {
            if (!GetrouteReply.TryRead(all.Current, out GetrouteReply route) || route.Table.Or(route.RtmTable, ref error) != RtTable.Main)
                continue;
            output.Begin();
            if (route.RtmType != RtmType.Unicast)
                output.Put("type", route.RtmType.ToString().ToLowerInvariant());
            output.Put("dst", Names.Of(route.Dst, route.RtmDstLen, "default"));
            output.Put("gateway", Names.AddressOrNull(route.Gateway));
            output.Put("dev", route.Oif.TryGet(out uint through) ? Names.OfLink(socket, (int)through) : null);
            if (route.RtmProtocol != Rtprot.Boot)
                output.Put("protocol", Names.Of(route.RtmProtocol));
            if (route.RtmScope != RtScope.Universe)
                output.Put("scope", Names.Of(route.RtmScope));
            output.Put("prefsrc", Names.AddressOrNull(route.Prefsrc));
            output.Put("metric", route.Priority.TryGet(out uint metric) ? metric : null);
            output.End();
        }
        return error.Or(all.Error);
    }

    /// <summary><c>add PREFIX [via GATEWAY] [dev NAME] [metric N] [table N]</c></summary>
    public static NetlinkError Add(NetlinkSocket socket, Words words)
    {
        Prefix prefix = Destination(words);
        var request = new NewrouteRequest(stackalloc byte[128], NetlinkFlags.Create | NetlinkFlags.Exclusive)
        {
            RtmFamily = Names.FamilyOf(prefix.IsV6),
            RtmDstLen = prefix.Length,
            RtmProtocol = Rtprot.Boot,
            RtmType = RtmType.Unicast,
            // Without a gateway the destination is on the link itself.
            RtmScope = words.After("via") is null && !prefix.IsV6 ? RtScope.Link : RtScope.Universe,
            Table = (RtTable)(words.Number("table") ?? (uint)RtTable.Main),
        };
        if (prefix.Length > 0)
            request.Dst = prefix.Bytes;
        if (words.After("via") is { } gateway)
            request.Gateway = Words.ToPrefix(gateway).Bytes;
        if (words.Has("dev"))
            request.Oif = (uint)words.Device(socket);
        if (words.Number("metric") is { } metric)
            request.Priority = metric;
        return socket.Execute(request.Finish());
    }

    /// <summary><c>del PREFIX [table N]</c></summary>
    public static NetlinkError Delete(NetlinkSocket socket, Words words)
    {
        Prefix prefix = Destination(words);
        var request = new DelrouteRequest(stackalloc byte[128])
        {
            RtmFamily = Names.FamilyOf(prefix.IsV6),
            RtmDstLen = prefix.Length,
            RtmScope = RtScope.Nowhere,
            Table = (RtTable)(words.Number("table") ?? (uint)RtTable.Main),
        };
        if (prefix.Length > 0)
            request.Dst = prefix.Bytes;
        return socket.Execute(request.Finish());
    }

    /// <summary><c>default</c> is of the gateway's family.</summary>
    private static Prefix Destination(Words words)
        => Words.ToPrefix(words.Subject, isV6: words.After("via") is { } via && IPAddress.TryParse(via, out IPAddress? gateway) && new Prefix(gateway, 0).IsV6);
}
