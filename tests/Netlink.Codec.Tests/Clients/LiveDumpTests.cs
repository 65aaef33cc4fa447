using System.Text.Json;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Allocations;
using Netlink.Codec.Tests.Captures;

namespace Netlink.Codec.Tests.Clients;

/// <summary>Dumps of a large namespace, field by field against what <c>ip -j</c> prints of it.</summary>
public sealed class LiveDumpTests(LargeNamespace ns) : IClassFixture<LargeNamespace>
{
    [Fact]
    public void A_thousand_links_are_those_that_ip_prints()
    {
        List<Fields> found = [];
        DumpEnumerator<GetlinkReply> links = ns.Client.GetlinkDump(new GetlinkRequest(stackalloc byte[64]) { ExtMask = RtextFilter.Vf });
        while (links.MoveNext())
            found.Add(LinkFields.Of(links.Current, ns.Names));
        Check(links.Error, links.Interrupted);
        Compare(found, ns.Ip("-d -j link show"), LargeNamespace.Links, kinds: 25, _ => false);
    }

    [Fact]
    public void Their_addresses_are_those_that_ip_prints()
    {
        List<Fields> found = [];
        DumpEnumerator<GetaddrReply> addresses = ns.Client.GetaddrDump(new GetaddrRequest(stackalloc byte[64]));
        while (addresses.MoveNext())
            found.Add(AddressFields.Of(addresses.Current, ns.Names));
        Check(addresses.Error, addresses.Interrupted);
        // ip prints by link, the kernel tells by family.
        IEnumerable<Fields> ordered = found.OrderBy(address => int.Parse(address["index"], System.Globalization.CultureInfo.InvariantCulture));
        var printed = JsonDocument.Parse(ns.Ip("-d -j addr show")).RootElement.EnumerateArray().SelectMany(link => link.GetProperty("addr_info").EnumerateArray());
        Compare([.. ordered], [.. printed.Select(Fields.Of)], LargeNamespace.Links, kinds: 8, _ => false);
    }

    [Theory]
    [InlineData("-4", Af.Inet, LargeNamespace.Routes4)]
    [InlineData("-6", Af.Inet6, LargeNamespace.Routes6)]
    public void Ten_thousand_routes_are_those_that_ip_prints(string family, Af number, int atLeast)
    {
        List<Fields> found = [];
        DumpEnumerator<GetrouteReply> routes = ns.Client.GetrouteDump(new GetrouteRequest(stackalloc byte[64]) { RtmFamily = number });
        while (routes.MoveNext())
            found.Add(RouteFields.Of(routes.Current, ns.Names));
        Check(routes.Error, routes.Interrupted);
        Compare(found, ns.Ip($"-d -j {family} route show table all"), atLeast, kinds: 7, key => key == "cache");
    }

    [Theory]
    [InlineData("-4", Af.Inet)]
    [InlineData("-6", Af.Inet6)]
    public void Rules_are_those_that_ip_prints(string family, Af number)
    {
        List<Fields> found = [];
        DumpEnumerator<GetruleReply> rules = ns.Client.GetruleDump(new GetruleRequest(stackalloc byte[64]) { Family = number });
        while (rules.MoveNext())
            found.Add(RuleFields.Of(rules.Current));
        Check(rules.Error, rules.Interrupted);
        Compare(found, ns.Ip($"-d -j {family} rule show"), LargeNamespace.Rules, kinds: 4, _ => false);
    }

    [Theory]
    [InlineData("-4", Af.Inet)]
    [InlineData("-6", Af.Inet6)]
    public void Neighbours_are_those_that_ip_prints(string family, Af number)
    {
        List<Fields> found = [];
        DumpEnumerator<GetneighReply> neighbours = ns.Client.GetneighDump(new GetneighRequest(stackalloc byte[64]) { NdmFamily = number });
        while (neighbours.MoveNext())
        {
            if (neighbours.Current.NdmState.HasFlag(NudState.Permanent))
                found.Add(NeighbourFields.Of(neighbours.Current, ns.Names));
        }
        Check(neighbours.Error, neighbours.Interrupted);
        Compare(found, ns.Ip($"-j {family} neigh show nud permanent"), LargeNamespace.Neighbours, kinds: 4, _ => false);
    }

    [Fact]
    public void A_dump_of_ten_thousand_routes_allocates_nothing() => Assert.Equal(0, Allocated.By(() =>
    {
        DumpEnumerator<GetrouteReply> routes = ns.Client.GetrouteDump(new GetrouteRequest(stackalloc byte[64]));
        int found = 0;
        while (routes.MoveNext())
            found += routes.Current.Dst.IsPresent ? 1 : 0;
        if (found < LargeNamespace.Routes4 + LargeNamespace.Routes6 || routes.Error.Failed)
            throw new InvalidOperationException($"{found}");
    }));

    private static void Check(NetlinkError error, bool isInterrupted) => Assert.False(error.Failed || isInterrupted, error.ToString());

    private static void Compare(List<Fields> found, string printed, int atLeast, int kinds, Func<string, bool> isLeftOut)
        => Compare(found, [.. JsonDocument.Parse(printed).RootElement.EnumerateArray().Select(Fields.Of)], atLeast, kinds, isLeftOut);

    private static void Compare(List<Fields> found, List<Fields> printed, int atLeast, int kinds, Func<string, bool> isLeftOut)
    {
        var tally = new Tally();
        Assert.Equal(printed.Count, found.Count);
        foreach ((Fields ours, Fields theirs) in found.Zip(printed))
        {
            if (theirs.TryGetValue("flags", out string? flags))
                theirs["flags"] = flags.Replace("M-DOWN,", "", StringComparison.Ordinal);
            ours.CompareWith(theirs, tally, theirs.GetValueOrDefault("dst") ?? theirs.GetValueOrDefault("ifname") ?? "", isLeftOut);
        }
        tally.Check(atLeast, kinds);
    }
}
