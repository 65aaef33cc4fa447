using System.Text.Json.Nodes;

namespace Plugin.Latency.Scenarios;

/// <summary>Network configurations, as a runtime writes them to a plugin's standard input.</summary>
internal static class Netconf
{
    internal const string Version = "1.0.0";

    /// <summary>Takes the device of this name.</summary>
    internal static JsonObject Device(string device) => With("device", device);

    /// <summary>Takes a device by one selector.</summary>
    internal static JsonObject With(string selector, JsonNode value)
        => new() { ["cniVersion"] = Version, ["name"] = "latency", ["type"] = "host-device", [selector] = value };

    internal static JsonObject Plus(this JsonObject netconf, string key, JsonNode value)
    {
        netconf[key] = value;
        return netconf;
    }

    /// <summary>Delegate <c>static</c>: one address, and a default route by a gateway.</summary>
    internal static JsonObject Static(string address, string gateway, string destination) => new()
    {
        ["type"] = "static",
        ["addresses"] = new JsonArray(new JsonObject { ["address"] = address, ["gateway"] = gateway }),
        ["routes"] = new JsonArray(new JsonObject { ["dst"] = destination }),
    };

    /// <summary>Delegate <c>host-local</c>: an address of a range, and a default route.</summary>
    /// <param name="last">The last address of the range; the first is 10.9.0.2.</param>
    internal static JsonObject HostLocal(string last) => new()
    {
        ["type"] = "host-local",
        ["dataDir"] = "/run/leases/" + last,
        ["ranges"] = new JsonArray(new JsonArray(new JsonObject
        {
            ["subnet"] = "10.9.0.0/24",
            ["rangeStart"] = "10.9.0.2",
            ["rangeEnd"] = last,
            ["gateway"] = "10.9.0.1",
        })),
        ["routes"] = new JsonArray(new JsonObject { ["dst"] = "0.0.0.0/0" }),
    };
}
