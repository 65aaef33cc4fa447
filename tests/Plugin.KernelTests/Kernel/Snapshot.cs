using System.Text.Json.Nodes;

namespace Plugin.KernelTests.Kernel;

/// <summary>
/// Everything about a namespace's links that a move may change, one fact per line: name, index, up state, MAC, MTU,
/// queue length, alias, altnames, master, addresses, routes of all tables.
/// </summary>
internal sealed class Snapshot
{
    private readonly string[] _facts;

    private Snapshot(IEnumerable<string> facts) => _facts = [.. facts.Order(StringComparer.Ordinal)];

    public static Snapshot Of(NetworkNamespace ns)
        => new([
            .. ns.IpJson("-d link show").SelectMany(LinkFacts),
            .. ns.IpJson("addr show").SelectMany(AddressFacts),
            .. ns.IpJson("route show table all").Where(route => !IsMadeLate(route)).Select(RouteFact),
        ]);

    /// <summary>The same without facts that begin as told after the link's name, such as <c>ifindex</c>.</summary>
    public Snapshot Without(params string[] facts)
        => new(_facts.Where(line => !facts.Any(fact => line.Contains(": " + fact + " ", StringComparison.Ordinal))));

    /// <summary>The same without routes, which a device that moved has lost.</summary>
    public Snapshot WithoutRoutes() => new(_facts.Where(line => !line.StartsWith("route ", StringComparison.Ordinal)));

    /// <summary>Fails with the lines that went (-) and came (+) unless both tell the same.</summary>
    public static void AssertSame(Snapshot before, Snapshot after)
    {
        string[] changes = [
            .. before._facts.Except(after._facts).Select(line => "- " + line),
            .. after._facts.Except(before._facts).Select(line => "+ " + line),
        ];
        if (changes.Length > 0)
            Assert.Fail("The namespace is not as it was:\n" + string.Join('\n', changes));
    }

    public override string ToString() => string.Join('\n', _facts);

    /// <summary>What the kernel derives from IPv6 addresses and links by itself, from a work queue: it comes and goes a moment after them.</summary>
    private static bool IsMadeLate(JsonNode route)
        => (string?)route["table"] == "local" && (string?)route["protocol"] == "kernel" && ((string?)route["dst"])?.Contains(':') == true;

    /// <summary>Without the carrier, which link watching tells each route a moment after it has changed.</summary>
    private static string RouteFact(JsonNode route)
    {
        if (route["flags"] is JsonArray flags && flags.FirstOrDefault(flag => (string?)flag == "linkdown") is { } carrier)
            flags.Remove(carrier);
        return "route " + route.ToJsonString();
    }

    private static IEnumerable<string> LinkFacts(JsonNode link)
    {
        string name = (string)link["ifname"]!;
        yield return $"{name}: ifindex {link["ifindex"]}";
        yield return $"{name}: up {link["flags"]!.AsArray().Any(flag => (string?)flag == "UP")}";
        foreach (string fact in new[] { "address", "mtu", "txqlen", "group", "promiscuity", "ifalias", "master" })
        {
            if (link[fact] is { } value)
                yield return $"{name}: {fact} {value}";
        }
        foreach (JsonNode? altname in link["altnames"]?.AsArray() ?? [])
            yield return $"{name}: altname {altname}";
    }

    private static IEnumerable<string> AddressFacts(JsonNode link)
        => (link["addr_info"]?.AsArray() ?? []).Select(address
            => $"{link["ifname"]}: {address!["family"]} {address["local"]}/{address["prefixlen"]} {address["scope"]}");
}
