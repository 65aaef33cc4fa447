using System.Globalization;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Captures;

/// <summary>A rule through the emitted reader, in the words of <c>ip -d -j rule</c>.</summary>
internal static class RuleFields
{
    public static Fields Of(GetruleReply rule)
    {
        var fields = new Fields { ["src"] = "all", ["priority"] = "0" };
        fields.Number("priority", rule.Priority);
        fields.Address("src", rule.Src);
        fields.Address("dst", rule.Dst);
        fields["srclen"] = rule.SrcLen.ToString(CultureInfo.InvariantCulture);
        fields["dstlen"] = rule.DstLen.ToString(CultureInfo.InvariantCulture);
        fields["tos"] = $"0x{rule.Tos:x}";
        fields.Hex("fwmark", rule.Fwmark);
        fields.Hex("fwmask", rule.Fwmask);
        fields.Text("iif", rule.Iifname);
        fields.Text("oif", rule.Oifname);
        fields.Word("table", rule.Table);
        fields.Number("suppress_prefixlen", rule.SuppressPrefixlen);
        fields.Word("protocol", rule.Protocol);
        fields.Number("goto", rule.Goto);
        if (rule.Flags.HasFlag(FibRuleFlags.Invert))
            fields["not"] = "null";
        if (rule.UidRange.TryGet(out FibRuleUidRange users))
        {
            fields["uid_start"] = users.Start.ToString(CultureInfo.InvariantCulture);
            fields["uid_end"] = users.End.ToString(CultureInfo.InvariantCulture);
        }
        if (rule.IpProto.TryGet(out byte protocol))
            fields["ipproto"] = string.Create(CultureInfo.InvariantCulture, $"ipproto-{protocol}");
        AddPorts(fields, "sport", rule.SportRange);
        AddPorts(fields, "dport", rule.DportRange);
        fields.Hex("sport_mask", rule.SportMask);
        fields.Hex("dport_mask", rule.DportMask);
        return fields;
    }

    private static void AddPorts(Fields fields, string key, Attr<FibRulePortRange> attribute)
    {
        if (!attribute.TryGet(out FibRulePortRange ports))
            return;
        fields[key] = ports.Start.ToString(CultureInfo.InvariantCulture);
        fields[$"{key}_start"] = ports.Start.ToString(CultureInfo.InvariantCulture);
        fields[$"{key}_end"] = ports.End.ToString(CultureInfo.InvariantCulture);
    }
}
