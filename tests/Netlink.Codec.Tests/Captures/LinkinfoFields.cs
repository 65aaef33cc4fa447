using System.Globalization;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Captures;

/// <summary>The settings of each kind of link, in the words of <c>ip -d -j link</c>.</summary>
internal static partial class LinkinfoFields
{
    private const string Data = "linkinfo.info_data.";
    private const string Port = "linkinfo.info_slave_data.";

    public static void Add(Fields fields, LinkinfoAttrs info, IReadOnlyDictionary<int, string> names)
    {
        fields.Text("linkinfo.info_kind", info.Kind);
        fields.Text("linkinfo.info_slave_kind", info.SlaveKind);
        if (info.DataMacvlan.TryGet(out LinkinfoMacvlanAttrs macvlan) || info.DataMacvtap.TryGet(out macvlan))
            AddMacvlan(fields, macvlan);
        if (info.DataVxlan.TryGet(out LinkinfoVxlanAttrs vxlan))
            AddVxlan(fields, vxlan, names);
        if (info.DataTun.TryGet(out LinkinfoTunAttrs tun))
            AddTun(fields, tun);
        if (info.DataBridge.TryGet(out LinkinfoBridgeAttrs bridge))
            AddBridge(fields, bridge);
        if (info.SlaveDataBridge.TryGet(out LinkinfoBrportAttrs port))
            AddPort(fields, port, Port);
    }

    private static void AddMacvlan(Fields fields, LinkinfoMacvlanAttrs macvlan)
    {
        fields.Word($"{Data}mode", macvlan.Mode);
        fields.Number($"{Data}bcqueuelen", macvlan.BcQueueLen);
        fields.Number($"{Data}usedbcqueuelen", macvlan.BcQueueLenUsed);
        fields.Number($"{Data}macaddr_count", macvlan.MacaddrCount);
        if (!macvlan.MacaddrData.TryGet(out MacvlanMacaddrAttrs list))
            return;
        var addresses = new List<string>();
        foreach (Attr<ReadOnlySpan<byte>> item in list.Macaddr)
        {
            if (item.TryGet(out ReadOnlySpan<byte> address))
                addresses.Add(Fields.MacOf(address));
        }
        fields[$"{Data}macaddr_data"] = string.Join(',', addresses.Order(StringComparer.Ordinal));
    }

    private static void AddVxlan(Fields fields, LinkinfoVxlanAttrs vxlan, IReadOnlyDictionary<int, string> names)
    {
        fields.Number($"{Data}id", vxlan.Id);
        fields.Address($"{Data}group", vxlan.Group);
        fields.Address($"{Data}remote6", vxlan.Group6);
        fields.Address($"{Data}local", vxlan.Local);
        fields.Address($"{Data}local6", vxlan.Local6);
        if (vxlan.Link.TryGet(out uint link))
            fields[$"{Data}link"] = names.GetValueOrDefault((int)link, "unknown");
        if (vxlan.PortRange.TryGet(out IflaVxlanPortRange range))
        {
            fields[$"{Data}port_range.low"] = range.Low.ToString(CultureInfo.InvariantCulture);
            fields[$"{Data}port_range.high"] = range.High.ToString(CultureInfo.InvariantCulture);
        }
        fields.Number($"{Data}port", vxlan.Port);
        fields.Hex($"{Data}tos", vxlan.Tos);
        fields.Number($"{Data}ttl", vxlan.Ttl);
        fields.Word($"{Data}df", vxlan.Df);
        fields.Number($"{Data}ageing", vxlan.Ageing);
        fields.Number($"{Data}limit", vxlan.Limit);
        if (vxlan.ReservedBits.TryGet(out ReadOnlySpan<byte> bits))
            fields[$"{Data}reserved_bits"] = $"0x{Convert.ToHexStringLower(bits)}";
        fields.Yes($"{Data}external", vxlan.CollectMetadata);
        fields.Yes($"{Data}learning", vxlan.Learning);
        fields.Yes($"{Data}proxy", vxlan.Proxy);
        fields.Yes($"{Data}rsc", vxlan.Rsc);
        fields.Yes($"{Data}l2miss", vxlan.L2miss);
        fields.Yes($"{Data}l3miss", vxlan.L3miss);
        fields.Yes($"{Data}udp_csum", vxlan.UdpCsum);
        fields.Yes($"{Data}udp_zero_csum6_tx", vxlan.UdpZeroCsum6Tx);
        fields.Yes($"{Data}udp_zero_csum6_rx", vxlan.UdpZeroCsum6Rx);
        fields.Yes($"{Data}remcsum_tx", vxlan.RemcsumTx);
        fields.Yes($"{Data}remcsum_rx", vxlan.RemcsumRx);
        fields.Yes($"{Data}localbypass", vxlan.Localbypass);
        fields.Yes($"{Data}vnifilter", vxlan.Vnifilter);
        if (vxlan.Gbp)
            fields[$"{Data}gbp"] = "null";
    }

    private static void AddTun(Fields fields, LinkinfoTunAttrs tun)
    {
        fields.Word($"{Data}type", tun.Type);
        fields.Yes($"{Data}pi", tun.Pi);
        fields.Yes($"{Data}vnet_hdr", tun.VnetHdr);
        fields.Yes($"{Data}multi_queue", tun.MultiQueue);
        fields.Number($"{Data}numqueues", tun.NumQueues);
        fields.Number($"{Data}numdisabled", tun.NumDisabledQueues);
        fields.Yes($"{Data}persist", tun.Persist);
        fields.Number($"{Data}user", tun.Owner);
        fields.Number($"{Data}group", tun.Group);
    }
}
