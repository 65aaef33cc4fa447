using System.Text.Json;

namespace Netlink.Decode.Tests.Captures;

/// <summary>Values, field by field, against what the tools printed of the very same bytes.</summary>
public sealed class ObjectTests
{
    [Fact]
    public void Links_have_the_values_that_ip_prints() =>
        new Comparison("link", ["ip link", "ip addr"], ["ifname"], fields => fields.GetValueOrDefault("ifi-family") is "0" or "unspec")
        { Objects = printed => printed.EnumerateArray().Where(item => item.TryGetProperty("operstate", out _)) }.Check(atLeast: 1_990, atLeastKinds: 175);

    [Fact]
    public void Bridge_ports_have_the_values_that_bridge_prints() =>
        new Comparison("port", ["bridge link"], ["ifindex"], fields => fields.ContainsKey("ifi-index")).Check(atLeast: 100, atLeastKinds: 25);

    [Fact]
    public void Addresses_have_the_values_that_ip_prints() =>
        new Comparison("addr", ["ip addr"], ["local"], fields => fields.ContainsKey("ifa-family")) { Objects = Addresses }.Check(atLeast: 86, atLeastKinds: 17);

    [Fact]
    public void Rules_have_the_values_that_ip_prints() =>
        new Comparison("rule", ["ip rule"], ["priority"], fields => fields.ContainsKey("action")).Check(atLeast: 37, atLeastKinds: 22);

    [Fact]
    public void Neighbours_have_the_values_that_ip_prints() =>
        new Comparison("neigh", ["ip neigh"], ["dst"], fields => fields.ContainsKey("ndm-ifindex")).Check(atLeast: 17, atLeastKinds: 11);

    [Fact]
    public void Routes_have_the_values_that_ip_prints() =>
        new Comparison("route", ["ip route"], ["dst", "gateway"], fields => fields.ContainsKey("rtm-type")).Check(atLeast: 320, atLeastKinds: 47);

    /// <summary>Addresses stand below their links, or alone.</summary>
    private static IEnumerable<JsonElement> Addresses(JsonElement printed) => printed.EnumerateArray()
        .SelectMany(item => item.TryGetProperty("addr_info", out JsonElement list) ? list.EnumerateArray().ToArray() : [item])
        .Where(item => item.TryGetProperty("prefixlen", out _));
}
