using System.Text.Json;
using Netlink.Decode.Decoding;

namespace Netlink.Decode.Tests.Captures;

/// <summary>Values, field by field, against what the tools printed of the very same bytes.</summary>
public sealed class ObjectTests
{
    [Fact]
    public void Links_have_the_values_that_ip_prints() => Compare(
        "link", atLeast: 1_800, atLeastKinds: 120, capture => !IsOf(capture, "bridge"), Objects, "ifindex",
        fields => fields.GetValueOrDefault("ifi-family") is "0" or "unspec" ? fields["ifi-index"] : null, printed => printed.ContainsKey("mtu"));

    [Fact]
    public void Bridge_ports_have_the_values_that_bridge_prints() => Compare(
        "port", atLeast: 100, atLeastKinds: 25, capture => IsOf(capture, "bridge") && capture.Name.StartsWith("bridge-link", StringComparison.Ordinal), Objects, "ifindex",
        fields => fields.GetValueOrDefault("ifi-index"), _ => true);

    [Fact]
    public void Addresses_have_the_values_that_ip_prints() => Compare(
        "addr", atLeast: 70, atLeastKinds: 12, _ => true, Addresses, "local",
        fields => fields.ContainsKey("ifa-family") ? fields.GetValueOrDefault("local") ?? fields.GetValueOrDefault("address") : null, _ => true);

    [Fact]
    public void Rules_have_the_values_that_ip_prints() => Compare(
        "rule", atLeast: 24, atLeastKinds: 15, capture => capture.Name == "rule-dump-v4", Objects, "priority",
        fields => fields.ContainsKey("action") ? fields.GetValueOrDefault("priority", "0") : null, _ => true);

    [Fact]
    public void Neighbours_have_the_values_that_ip_prints() => Compare(
        "neigh", atLeast: 8, atLeastKinds: 4, capture => capture.Name.Contains("neigh", StringComparison.Ordinal), Objects, "dst",
        fields => fields.ContainsKey("ndm-ifindex") ? fields.GetValueOrDefault("dst") : null, _ => true);

    /// <param name="ourKey">What tells an object from others of its kind; null: a message is none.</param>
    private static void Compare(
        string kind, int atLeast, int atLeastKinds, Func<Capture, bool> isOne, Func<Capture, IEnumerable<Fields>> objects, string theirKey, Func<Fields, string?> ourKey,
        Func<Fields, bool> isWanted)
    {
        var map = new FieldMap(kind);
        var tally = new Tally();
        Dictionary<string, string> names = Names();
        foreach (Capture capture in Capture.All().Where(isOne))
        {
            Dictionary<string, Fields> found = [];
            foreach ((_, DecodedMessage message) in capture.Decode(Specs.Kernel).Where(item => item.Datagram.IsReceived && item.Message.Operation is not null))
            {
                Fields fields = Fields.Of(message);
                if (ourKey(fields) is { } key) found[key] = fields;
            }
            foreach (Fields printed in objects(capture).Where(printed => printed.ContainsKey(theirKey) && isWanted(printed)))
            {
                // What was asked beside the datagrams may tell of objects that are not in them.
                if (found.TryGetValue(printed[theirKey], out Fields? fields)) map.Compare(printed, fields, names, tally, $"{capture.Name} {printed[theirKey]}");
                else tally.That("found", IsBeside(capture), $"{capture.Name}: no {kind} {printed[theirKey]}");
            }
        }
        tally.Check(atLeast, atLeastKinds);
    }

    private static IEnumerable<Fields> Objects(Capture capture) => capture.Objects().Select(Fields.Of);

    /// <summary>Addresses stand below their links, or alone.</summary>
    private static IEnumerable<Fields> Addresses(Capture capture) => capture.Objects()
        .SelectMany(item => item.TryGetProperty("addr_info", out JsonElement list) ? list.EnumerateArray().ToArray() : [item])
        .Where(item => item.TryGetProperty("prefixlen", out _)).Select(Fields.Of);

    private static bool IsBeside(Capture capture) => capture.Json.TryGetProperty("oracle_command", out _);

    private static bool IsOf(Capture capture, string tool) =>
        (capture.Json.TryGetProperty("oracle_command", out JsonElement asked) ? asked.GetString()! : capture.Command).StartsWith($"{tool} ", StringComparison.Ordinal);

    /// <summary>Names of links by index.</summary>
    private static Dictionary<string, string> Names()
    {
        Dictionary<string, string> names = [];
        foreach (Capture capture in Capture.All().Where(capture => capture.Name is "link-dump-all" or "notify-link-new"))
        {
            foreach ((_, DecodedMessage message) in capture.Decode(Specs.Kernel))
            {
                Fields fields = Fields.Of(message);
                if (fields.TryGetValue("ifi-index", out string? index) && fields.TryGetValue("ifname", out string? name)) names[index] = name;
            }
        }
        return names;
    }
}
