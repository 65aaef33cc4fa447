using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plugin.KernelTests.Kernel;

/// <summary>A named network namespace of one test. Disposing removes it, and with it every virtual link inside.</summary>
internal sealed class NetworkNamespace : IDisposable
{
    public NetworkNamespace(string name)
    {
        Name = name;
        Command.Run("ip", "netns", "add", name);
        // Link-local addresses and their DAD come and go by timer; snapshots are to differ only by what the plugin did.
        Command.Run("ip", "netns", "exec", name, "sysctl", "-qw", "net.ipv6.conf.default.addr_gen_mode=1",
            "net.ipv6.conf.default.accept_dad=0");
    }

    public string Name { get; }

    /// <summary>What a runtime hands over as <c>CNI_NETNS</c>.</summary>
    public string Path => "/run/netns/" + Name;

    public bool Exists => File.Exists(Path);

    /// <summary>Runs <c>ip</c> in this namespace, the arguments in one line: <c>Ip("link set dev0 up")</c>.</summary>
    public string Ip(string arguments) => Command.Run("ip", ["-n", Name, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>Adds an <c>ifb</c>: a link without peer and without carrier, so that no event comes later by itself.</summary>
    public void AddLink(string name, bool up = false)
    {
        Ip($"link add {name} type ifb");
        if (up)
            Ip($"link set {name} up");
    }

    /// <summary>One link as <c>ip -d -j link</c> tells it, or null when no link has that primary name.</summary>
    public JsonNode? FindLink(string name) => Links().FirstOrDefault(link => (string?)link["ifname"] == name);

    /// <summary>One link that must exist.</summary>
    public JsonNode Link(string name)
        => FindLink(name) ?? throw new InvalidOperationException($"no link {name} in {Name}, but {string.Join(' ', LinkNames())}");

    /// <summary>The primary names of all links but <c>lo</c>, in order of index.</summary>
    public string[] LinkNames() => [.. Links().Select(link => (string)link["ifname"]!).Where(name => name != "lo")];

    public bool IsUp(string name) => Link(name)["flags"]!.AsArray().Any(flag => (string?)flag == "UP");

    public string Mac(string name) => (string)Link(name)["address"]!;

    public int Index(string name) => (int)Link(name)["ifindex"]!;

    /// <summary>The alias, empty when there is none.</summary>
    public string Alias(string name) => (string?)Link(name)["ifalias"] ?? "";

    public string[] Altnames(string name) => [.. (Link(name)["altnames"]?.AsArray() ?? []).Select(altname => (string)altname!)];

    public Snapshot Snapshot() => Kernel.Snapshot.Of(this);

    public void Dispose() => Command.TryRun("ip", "netns", "del", Name);

    /// <summary>Output of an <c>ip -j</c> command as a list.</summary>
    internal IEnumerable<JsonNode> IpJson(string arguments)
    {
        string text = Ip("-j " + arguments);
        return JsonSerializer.Deserialize<JsonArray>(text.Length == 0 ? "[]" : text)!.Where(node => node is JsonObject { Count: > 0 })!;
    }

    private IEnumerable<JsonNode> Links() => IpJson("-d link show");
}
