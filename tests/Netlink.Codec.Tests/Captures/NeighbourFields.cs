using System.Globalization;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Captures;

/// <summary>A neighbour through the emitted reader, in the words of <c>ip -s -j neigh</c>.</summary>
internal static class NeighbourFields
{
    private const uint TicksPerSecond = 100;

    public static Fields Of(GetneighReply neighbour, IReadOnlyDictionary<int, string> names)
    {
        NudState state = neighbour.NdmState;
        var fields = new Fields
        {
            ["dev"] = names.GetValueOrDefault(neighbour.NdmIfindex, "unknown"),
            ["state"] = string.Join(',', Enum.GetValues<NudState>()
                .Where(flag => (state & flag) != 0).Select(flag => flag.ToString().ToUpperInvariant())),
        };
        fields.Address("dst", neighbour.Dst);
        fields.Mac("lladdr", neighbour.Lladdr);
        fields.Number("probes", neighbour.Probes);
        if (neighbour.Protocol.TryGet(out Rtprot protocol))
            fields["protocol"] = Fields.WordOf(protocol);
        if (neighbour.NdmFlags.HasFlag(NtfFlags.Proxy))
            fields["proxy"] = "null";
        if (neighbour.Cacheinfo.TryGet(out NdaCacheinfo ages))
        {
            void Add(string key, uint value) => fields[key] = value.ToString(CultureInfo.InvariantCulture);
            Add("refcnt", ages.NdmRefcnt);
            Add("used", ages.NdmUsed / TicksPerSecond);
            Add("confirmed", ages.NdmConfirmed / TicksPerSecond);
            Add("updated", ages.NdmUpdated / TicksPerSecond);
        }
        return fields;
    }
}
