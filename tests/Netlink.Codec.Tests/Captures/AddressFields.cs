using System.Globalization;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Captures;

/// <summary>An address through the emitted reader, in the words of <c>ip -d -j addr</c>.</summary>
internal static class AddressFields
{
    public static Fields Of(GetaddrReply address, IReadOnlyDictionary<int, string> names)
    {
        var fields = new Fields
        {
            ["index"] = address.IfaIndex.ToString(CultureInfo.InvariantCulture),
            ["dev"] = names.GetValueOrDefault((int)address.IfaIndex, "unknown"),
            ["family"] = Fields.WordOf(address.IfaFamily),
            ["prefixlen"] = address.IfaPrefixlen.ToString(CultureInfo.InvariantCulture),
            ["scope"] = address.IfaScope == RtScope.Universe ? "global" : Fields.WordOf(address.IfaScope),
        };
        fields.Address("local", address.Address);
        if (address.Local.IsPresent)
        {
            fields.Address("address", address.Address);
            fields.Address("local", address.Local);
        }
        fields.Address("broadcast", address.Broadcast);
        fields.Text("label", address.Label);
        fields.Number("metric", address.RtPriority);
        if (address.Proto.TryGet(out Ifaprot maker))
            fields["protocol"] = maker == Ifaprot.KernelLl ? "kernel_ll" : $"0x{(uint)maker:x}";
        if (address.Cacheinfo.TryGet(out IfaCacheinfo times))
        {
            fields["valid_life_time"] = times.IfaValid.ToString(CultureInfo.InvariantCulture);
            fields["preferred_life_time"] = times.IfaPrefered.ToString(CultureInfo.InvariantCulture);
        }
        if (!address.Flags.TryGet(out IfaFlags flags))
            return fields;
        void Say(string key, bool holds)
        {
            if (holds)
                fields[key] = "true";
        }
        Say("dynamic", !flags.HasFlag(IfaFlags.Permanent));
        Say("noprefixroute", flags.HasFlag(IfaFlags.Noprefixroute));
        Say("home", flags.HasFlag(IfaFlags.Homeaddress));
        Say("deprecated", flags.HasFlag(IfaFlags.Deprecated));
        Say("nodad", flags.HasFlag(IfaFlags.Nodad));
        Say("tentative", flags.HasFlag(IfaFlags.Tentative));
        return fields;
    }
}
