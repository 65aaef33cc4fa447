using System.Text.Json.Nodes;

namespace Plugin.KernelTests.Differential.World;

/// <summary>
/// What a look at all namespaces saw, one fact per line. Chosen so that it is the same on every kernel and at every moment:
/// no counters, no times, nothing that follows a carrier.
/// </summary>
internal static class Facts
{
    private static readonly string[] s_noise = [
        "linkdown", "valid_life_time", "preferred_life_time", "tentative", "family", "pref"];

    /// <summary>Reads the lines that <see cref="CaseScript"/> writes: a heading per namespace, then JSON and plain text.</summary>
    public static string[] Read(IEnumerable<string> lines)
    {
        var facts = new List<string>();
        string place = "";
        foreach (string line in lines)
        {
            if (line.StartsWith("= ", StringComparison.Ordinal))
                place = line[2..];
            else if (line.StartsWith('['))
                facts.AddRange(JsonNode.Parse(line)!.AsArray().OfType<JsonObject>().SelectMany(About).Select(fact => $"{place} {fact}"));
            else if (line.Length > 0)
                facts.Add($"{place} {line}");
        }
        return [.. facts];
    }

    private static IEnumerable<string> About(JsonObject found)
        => found.ContainsKey("ifindex") ? AboutLink(found)
            : found.ContainsKey("priority") && found.ContainsKey("src") ? ["rule " + Words(found)]
            : found.ContainsKey("dst") && !FollowsFromAddress(found) ? ["route " + Words(found)]
            : [];

    /// <summary>The kernel's own entries for an address or a link that is up; those of IPv6 come when its timers let them.</summary>
    private static bool FollowsFromAddress(JsonObject route) => (string?)route["table"] == "local" && (string?)route["protocol"] == "kernel";

    private static IEnumerable<string> AboutLink(JsonObject link)
    {
        string name = (string)link["ifname"]!;
        string[] flags = [.. link["flags"]!.AsArray().Select(flag => (string)flag!)];
        var words = new List<string> {
            $"link {name}:", flags.Contains("UP") ? "up" : "down", (string?)link["linkinfo"]?["info_kind"] ?? "plain",
            $"index {link["ifindex"]}" };
        foreach (string key in new[] { "address", "mtu", "txqlen", "promiscuity", "allmulti", "group", "master" })
        {
            if (link[key] is { } value && value.ToString() is not ("0" or "default"))
                words.Add($"{key} {value}");
        }
        if (link["ifalias"] is { } alias)
            words.Add($"alias {alias.ToJsonString()}");
        foreach (JsonNode? altname in link["altnames"]?.AsArray() ?? [])
            words.Add($"altname {altname}");
        yield return string.Join(' ', words);
        foreach (JsonObject address in (link["addr_info"]?.AsArray() ?? []).OfType<JsonObject>())
        {
            if (address.ContainsKey("local"))
                yield return $"address {name}: {Words(address)}";
        }
    }

    private static string Words(JsonObject found)
        => string.Join(' ', found.Where(pair => !s_noise.Contains(pair.Key) && pair.Value is not JsonArray { Count: 0 }).Select(Word));

    private static string Word(KeyValuePair<string, JsonNode?> pair)
        => pair.Value is JsonArray list
            ? string.Join(' ', list.Select(item => item?.ToString()).Where(item => !s_noise.Contains(item)).Prepend(pair.Key))
            : pair.Value?.GetValueKind() == System.Text.Json.JsonValueKind.True ? pair.Key : $"{pair.Key} {pair.Value}";
}
