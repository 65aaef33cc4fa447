using System.Globalization;
using System.Text;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Captures;

/// <summary>A link through the emitted reader, in the words of <c>ip -d -s -j link</c>; iproute2 prints other links by name.</summary>
internal static class LinkFields
{
    public static Fields Of(GetlinkReply link, IReadOnlyDictionary<int, string> names)
    {
        var fields = new Fields
        {
            ["ifindex"] = link.IfiIndex.ToString(CultureInfo.InvariantCulture),
            ["flags"] = Flags(link.IfiFlags),
            ["link_type"] = Fields.WordOf(link.IfiType),
        };
        fields.Text("ifname", link.Ifname);
        fields.Number("mtu", link.Mtu);
        fields.Text("qdisc", link.Qdisc);
        Upper(fields, "operstate", link.Operstate);
        Upper(fields, "linkmode", link.Linkmode);
        fields.Number("txqlen", link.Txqlen);
        fields.Mac("address", link.Address);
        fields.Mac("broadcast", link.Broadcast);
        fields.Number("promiscuity", link.Promiscuity);
        fields.Number("allmulti", link.Allmulti);
        fields.Number("min_mtu", link.MinMtu);
        fields.Number("max_mtu", link.MaxMtu);
        fields.Yes("netns-immutable", link.NetnsImmutable);
        fields.Number("num_tx_queues", link.NumTxQueues);
        fields.Number("num_rx_queues", link.NumRxQueues);
        fields.Number("gso_max_size", link.GsoMaxSize);
        fields.Number("gso_max_segs", link.GsoMaxSegs);
        fields.Number("tso_max_size", link.TsoMaxSize);
        fields.Number("tso_max_segs", link.TsoMaxSegs);
        fields.Number("gro_max_size", link.GroMaxSize);
        fields.Number("gso_ipv4_max_size", link.GsoIpv4MaxSize);
        fields.Number("gro_ipv4_max_size", link.GroIpv4MaxSize);
        fields.Number("link_index", link.Link);
        fields.Number("link_netnsid", link.LinkNetnsid);
        fields.Text("ifalias", link.Ifalias);
        if (link.Link.TryGet(out uint below))
            fields["link"] = names.GetValueOrDefault((int)below, "unknown");
        if (link.Master.TryGet(out uint master))
            fields["master"] = names.GetValueOrDefault((int)master, "unknown");
        if (link.Group.TryGet(out uint group))
            fields["group"] = group == 0 ? "default" : group.ToString(CultureInfo.InvariantCulture);
        if (link.AfSpec.TryGet(out AfSpecAttrs families) && families.Inet6.TryGet(out Ifla6Attrs inet6))
            fields.Word("inet6_addr_gen_mode", inet6.AddrGenMode);
        if (link.PropList.TryGet(out PropListAttrs properties))
            AddNames(fields, properties);
        if (link.Stats64.TryGet(out RtnlLinkStats64 counters))
            AddCounters(fields, counters);
        fields.Number("stats64.tx.carrier_changes", link.CarrierChanges);
        if (link.Linkinfo.TryGet(out LinkinfoAttrs info))
            LinkinfoFields.Add(fields, info, names);
        return fields;
    }

    private static string Flags(IfinfoFlags flags)
    {
        // iproute2 hides RUNNING and says instead when it is missing.
        List<string> words = [.. Enum.GetValues<IfinfoFlags>()
            .Where(flag => flag != IfinfoFlags.Running && (flags & flag) != 0)
            .Select(flag => flag == IfinfoFlags.LowerUp ? "LOWER_UP" : flag.ToString().ToUpperInvariant())];
        if (flags.HasFlag(IfinfoFlags.Up) && !flags.HasFlag(IfinfoFlags.Running))
            words.Add("NO-CARRIER");
        return string.Join(',', words.Order(StringComparer.Ordinal));
    }

    private static void Upper<T>(Fields fields, string key, Attr<T> attribute) where T : struct, Enum
    {
        if (attribute.TryGet(out T value))
            fields[key] = value.ToString().ToUpperInvariant();
    }

    private static void AddNames(Fields fields, PropListAttrs properties)
    {
        var names = new List<string>();
        foreach (Attr<ReadOnlySpan<byte>> name in properties.AltIfname)
        {
            if (name.TryGet(out ReadOnlySpan<byte> text))
                names.Add(Encoding.UTF8.GetString(text));
        }
        fields["altnames"] = string.Join(',', names.Order(StringComparer.Ordinal));
    }

    private static void AddCounters(Fields fields, RtnlLinkStats64 counters)
    {
        void Add(string key, ulong value) => fields[$"stats64.{key}"] = value.ToString(CultureInfo.InvariantCulture);
        Add("rx.bytes", counters.RxBytes);
        Add("rx.packets", counters.RxPackets);
        Add("rx.errors", counters.RxErrors);
        Add("rx.dropped", counters.RxDropped);
        Add("rx.over_errors", counters.RxOverErrors);
        Add("rx.multicast", counters.Multicast);
        Add("rx.length_errors", counters.RxLengthErrors);
        Add("rx.crc_errors", counters.RxCrcErrors);
        Add("rx.frame_errors", counters.RxFrameErrors);
        Add("rx.fifo_errors", counters.RxFifoErrors);
        Add("rx.missed_errors", counters.RxMissedErrors);
        Add("tx.bytes", counters.TxBytes);
        Add("tx.packets", counters.TxPackets);
        Add("tx.errors", counters.TxErrors);
        Add("tx.dropped", counters.TxDropped);
        Add("tx.carrier_errors", counters.TxCarrierErrors);
        Add("tx.collisions", counters.Collisions);
        Add("tx.aborted_errors", counters.TxAbortedErrors);
        Add("tx.fifo_errors", counters.TxFifoErrors);
        Add("tx.window_errors", counters.TxWindowErrors);
        Add("tx.heartbeat_errors", counters.TxHeartbeatErrors);
    }
}
