using System.Text.Json;

namespace Netlink.Decode.Tests.Captures;

/// <summary>Values, field by field, against what the tools printed of the very same bytes.</summary>
public sealed class ObjectTests
{
    private static readonly Comparison[] s_all =
    [
        new("link", ["ip link", "ip addr"], ["ifname"], fields => fields.GetValueOrDefault("ifi-family") is "0" or "unspec", Values: 1_998, Names: 176)
        { Objects = printed => printed.EnumerateArray().Where(item => item.TryGetProperty("operstate", out _)) },
        new("port", ["bridge link"], ["ifindex"], fields => fields.ContainsKey("ifi-index"), Values: 102, Names: 26),
        new("addr", ["ip addr"], ["local"], fields => fields.ContainsKey("ifa-family"), Values: 86, Names: 17) { Objects = Addresses },
        new("addrlabel", ["ip addrlabel"], ["address", "prefixlen"], fields => fields.ContainsKey("ifal-index"), Values: 33, Names: 3),
        new("rule", ["ip rule"], ["priority"], fields => fields.ContainsKey("action"), Values: 37, Names: 22),
        new("route", ["ip route"], ["dst", "gateway"], fields => fields.ContainsKey("rtm-type"), Values: 323, Names: 47),
        new("nexthop", ["ip nexthop"], ["id", "bucket.index"], fields => fields.ContainsKey("nh-scope"), Values: 99, Names: 23),
        new("neigh", ["ip neigh"], ["dst"], fields => fields.ContainsKey("ndm-ifindex"), Values: 17, Names: 11),
        new("ntable", ["ip ntable"], ["family", "name", "dev"], fields => fields.ContainsKey("parms.refcnt"), Values: 36, Names: 18),
        new("nsid", ["ip netns"], ["id"], fields => fields.ContainsKey("nsid"), Values: 1, Names: 1),
        new("stats", ["ip stats"], ["ifindex"], fields => fields.ContainsKey("filter-mask"), Values: 34, Names: 28),
        new("mdb", ["bridge mdb"], ["port", "grp", "src", "timer?"], fields => fields.ContainsKey("addr"), Values: 140, Names: 9)
        {
            Objects = printed => printed.EnumerateArray().SelectMany(item => item.GetProperty("mdb").EnumerateArray()),
            Found = messages => messages.SelectMany(message => message.Each("mdb.entry[].info[]")),
        },
        new("qdisc", ["tc qdisc"], ["kind", "handle", "dev?"], fields => fields.ContainsKey("info"), Values: 146, Names: 21),
        new("filter", ["tc filter"], ["kind", "pref", "options.fh"], fields => fields.ContainsKey("info"), Values: 78, Names: 30),
        new("ethtool", ["ethtool"], ["ifname"], fields => fields.ContainsKey("header.dev-name"), Values: 13, Names: 12)
        { Found = messages => [Fields.Merged(messages)] },
        new("mptcp", ["ip mptcp"], ["id"], fields => fields.ContainsKey("addr.id"), Values: 4, Names: 4),
    ];

    public static TheoryData<string> Kinds => [.. s_all.Select(comparison => comparison.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Messages_have_the_values_that_tools_print(string kind) => Assert.Single(s_all, comparison => comparison.Kind == kind).Check();

    [Fact]
    public void All_that_tools_printed_is_compared()
    {
        Capture[] printed = [.. Capture.All().Where(capture => capture.Printed is not null)];
        Assert.True(printed.Length >= 50, $"only {printed.Length} cases");
        Assert.Empty(printed.Where(capture => !Array.Exists(s_all, comparison => comparison.IsAsked(capture))).Select(capture => $"{capture.Name}: {capture.Asked}"));
    }

    /// <summary>Addresses stand below their links, or alone.</summary>
    private static IEnumerable<JsonElement> Addresses(JsonElement printed) => printed.EnumerateArray()
        .SelectMany(item => item.TryGetProperty("addr_info", out JsonElement list) ? list.EnumerateArray().ToArray() : [item])
        .Where(item => item.TryGetProperty("prefixlen", out _));
}
