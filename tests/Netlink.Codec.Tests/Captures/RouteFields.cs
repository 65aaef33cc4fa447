using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Captures;

/// <summary>A route through the emitted reader, in the words of <c>ip -d -j route</c>.</summary>
internal static class RouteFields
{
    public static Fields Of(GetrouteReply route, IReadOnlyDictionary<int, string> names)
    {
        var fields = new Fields
        {
            ["type"] = Fields.WordOf(route.RtmType),
            ["protocol"] = Fields.WordOf(route.RtmProtocol),
            ["scope"] = route.RtmScope == RtScope.Universe ? "global" : Fields.WordOf(route.RtmScope),
            ["dst"] = "default",
            ["flags"] = Flags((RtnhFlags)((uint)route.RtmFlags & 0xff)),
        };
        if (route.Dst.TryGet(out ReadOnlySpan<byte> destination))
            fields["dst"] = route.RtmDstLen == destination.Length * 8
                ? Fields.AddressOf(destination)
                : string.Create(CultureInfo.InvariantCulture, $"{Fields.AddressOf(destination)}/{route.RtmDstLen}");
        if (route.RtmTos != 0)
            fields["tos"] = $"0x{route.RtmTos:x}";
        fields.Address("from", route.Src);
        fields.Word("table", route.Table);
        fields.Number("metric", route.Priority);
        fields.Address("prefsrc", route.Prefsrc);
        fields.Number("mark", route.Mark);
        fields.Number("uid", route.Uid);
        fields.Word("pref", route.Pref);
        AddHop(fields, "", route.Oif, route.Gateway, route.Via, names);
        fields.Word("encap.encap_type", route.EncapType);
        if (route.Metrics.TryGet(out Metrics metrics))
            AddMetrics(fields, metrics);
        if (route.Multipath.TryGet(out ReadOnlySpan<byte> hops))
            AddHops(fields, hops, names);
        return fields;
    }

    private static void AddMetrics(Fields fields, Metrics metrics)
    {
        fields.Number("metrics[0].mtu", metrics.Mtu);
        fields.Number("metrics[0].advmss", metrics.Advmss);
        fields.Number("metrics[0].initcwnd", metrics.Initcwnd);
        fields.Number("metrics[0].rto_min", metrics.RtoMin);
        fields.Number("metrics[0].quickack", metrics.Quickack);
        fields.Text("metrics[0].congestion", metrics.CcAlgo);
    }

    /// <summary>The records of <c>RTA_MULTIPATH</c> by the emitted structure and set, walked as the schema's words say.</summary>
    private static void AddHops(Fields fields, ReadOnlySpan<byte> hops, IReadOnlyDictionary<int, string> names)
    {
        int header = Marshal.SizeOf<Rtnexthop>();
        for (int i = 0; hops.Length >= header; i++)
        {
            Rtnexthop hop = MemoryMarshal.Read<Rtnexthop>(hops);
            RouteAttrs attributes = RouteAttrs.Over(new AttributeReader(hops[header..hop.RtnhLen]));
            string prefix = string.Create(CultureInfo.InvariantCulture, $"nexthops[{i}].");
            fields[$"{prefix}weight"] = (hop.RtnhHops + 1).ToString(CultureInfo.InvariantCulture);
            fields[$"{prefix}flags"] = Flags(hop.RtnhFlags);
            AddHop(fields, prefix, attributes.Oif, attributes.Gateway, attributes.Via, names);
            fields[$"{prefix}dev"] = names.GetValueOrDefault(hop.RtnhIfindex, "unknown");
            fields.Word($"{prefix}encap.encap_type", attributes.EncapType);
            hops = hops[Math.Min((hop.RtnhLen + 3) & ~3, hops.Length)..];
        }
    }

    private static void AddHop(
        Fields fields, string prefix, Attr<uint> link, Attr<ReadOnlySpan<byte>> gateway, Attr<ReadOnlySpan<byte>> via, IReadOnlyDictionary<int, string> names)
    {
        if (link.TryGet(out uint index))
            fields[$"{prefix}dev"] = names.GetValueOrDefault((int)index, "unknown");
        fields.Address($"{prefix}gateway", gateway);
        if (!via.TryGet(out ReadOnlySpan<byte> other))
            return;
        fields[$"{prefix}via.family"] = Fields.WordOf((Af)MemoryMarshal.Read<ushort>(other));
        fields[$"{prefix}via.host"] = new IPAddress(other[sizeof(ushort)..]).ToString();
    }

    private static string Flags(RtnhFlags flags) => string.Join(',', Enum.GetValues<RtnhFlags>()
        .Where(flag => (flags & flag) != 0).Select(Fields.WordOf).Order(StringComparer.Ordinal));
}
