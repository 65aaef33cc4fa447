using System.Text.Json.Nodes;

namespace Plugin.KernelTests.Runtime;

/// <summary>The network configuration that a runtime writes to the plugin's standard input.</summary>
internal static class Netconf
{
    public static string Device(string device, string cniVersion = "1.0.0") => For("device", device, cniVersion);

    /// <summary>One selector (<c>device</c>, <c>hwaddr</c>, <c>kernelpath</c>, <c>pciBusID</c>) and its value.</summary>
    public static string For(string selector, string value, string cniVersion = "1.0.0")
        => new JsonObject { ["cniVersion"] = cniVersion, ["name"] = "test-net", ["type"] = "host-device", [selector] = value }.ToJsonString();

    /// <summary>The same with the result of ADD, as a runtime sends it with CHECK and DEL.</summary>
    public static string WithPrevResult(string netconf, string result)
    {
        JsonNode conf = JsonNode.Parse(netconf)!;
        conf["prevResult"] = JsonNode.Parse(result);
        return conf.ToJsonString();
    }
}
