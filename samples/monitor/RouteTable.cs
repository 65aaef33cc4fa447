using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Samples.Monitor;

/// <summary>The routes that are known; writes a line for each that comes or goes.</summary>
internal sealed class RouteTable(NetlinkSocket socket, TextWriter output)
{
    private Dictionary<RouteKey, Route> _known = [];
    private Dictionary<RouteKey, Route> _fresh = [];

    public int Count => _known.Count;

    public void Apply(MonitorUpdate update)
    {
        switch (update.Step)
        {
            case MonitorStep.SnapshotBegins:
                if (update.Error.Failed)
                    output.WriteLine($"# {update.Error}");
                _fresh = [];
                break;
            case MonitorStep.Objects:
                foreach (NetlinkMessage message in update.Messages)
                    if (TryReadRoute(message, out RouteKey key, out Route route))
                        _fresh[key] = route;
                break;
            case MonitorStep.SnapshotEnds:
                Swap();
                output.WriteLine($"# snapshot of {_known.Count} routes");
                break;
            case MonitorStep.Changes:
                foreach (NetlinkMessage message in update.Messages)
                    Change(message);
                break;
        }
    }

    /// <summary>A snapshot takes the place of what is known: where they differ, something was missed.</summary>
    private void Swap()
    {
        TakeWhere((key, _) => !_fresh.ContainsKey(key));
        foreach ((RouteKey key, Route route) in _fresh)
            Put(key, route);
    }

    /// <summary>Of routes that go with a link that is down or with an IPv4 address the kernel tells only what they went with.</summary>
    private void Change(NetlinkMessage message)
    {
        if (DelrouteNotification.TryRead(message, out DelrouteNotification gone))
        {
            var key = new RouteKey(Names.Prefix(gone.Dst, gone.RtmDstLen), gone.RtmTos, gone.Priority.TryGet(out uint metric) ? metric : 0);
            if (IsMain(gone.RtmTable, gone.Table))
                TakeWhere((known, _) => known == key);
        }
        else if (TryReadRoute(message, out RouteKey key, out Route route))
            Put(key, route);
        else if (DellinkNotification.TryRead(message, out DellinkNotification removed))
            DropLink(removed.IfiIndex);
        else if (GetlinkReply.TryRead(message, out GetlinkReply link) && !link.IfiFlags.HasFlag(IfinfoFlags.Up))
            DropLink(link.IfiIndex);
        else if (DeladdrNotification.TryRead(message, out DeladdrNotification address) && Names.AddressOrNull(address.Local) is { } source)
            TakeWhere((_, known) => known.Source == source);
    }

    private void DropLink(int index) => TakeWhere((_, route) => route.Link == index);

    private void Put(RouteKey key, Route route)
    {
        if (_known.TryGetValue(key, out Route before))
        {
            if (before == route)
                return;
            output.WriteLine($"- {before.Text}");
        }
        _known[key] = route;
        output.WriteLine($"+ {route.Text}");
    }

    private void TakeWhere(Func<RouteKey, Route, bool> gone)
    {
        foreach ((RouteKey key, Route route) in _known)
        {
            if (!gone(key, route))
                continue;
            _known.Remove(key);
            output.WriteLine($"- {route.Text}");
        }
    }

    private bool TryReadRoute(NetlinkMessage message, out RouteKey key, out Route route)
    {
        (key, route) = (default, default);
        if (!GetrouteReply.TryRead(message, out GetrouteReply reply) || !IsMain(reply.RtmTable, reply.Table))
            return false;
        uint metric = reply.Priority.TryGet(out uint priority) ? priority : 0;
        int link = reply.Oif.TryGet(out uint oif) ? (int)oif : 0;
        key = new RouteKey(Names.Prefix(reply.Dst, reply.RtmDstLen), reply.RtmTos, metric);
        string text = key.Destination;
        if (Names.AddressOrNull(reply.Gateway) is { } gateway)
            text += $" via {gateway}";
        if (link != 0)
            text += $" dev {Names.OfLink(socket, link)}";
        if (metric != 0)
            text += $" metric {metric}";
        route = new Route(text, link, Names.AddressOrNull(reply.Prefsrc));
        return true;
    }

    private static bool IsMain(RtTable header, Attr<RtTable> attribute) => (attribute.TryGet(out RtTable table) ? table : header) == RtTable.Main;
}

/// <summary>What tells one route of a table from another.</summary>
internal readonly record struct RouteKey(string Destination, byte Tos, uint Metric);

/// <summary>A route as <c>ip route</c> writes it, its link (0: several), and its source address.</summary>
internal readonly record struct Route(string Text, int Link, string? Source);
