using System.Text.Json;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>What cases are put together from.</summary>
internal static class Parts
{
    /// <summary>The device of most cases: an <c>ifb</c> has neither peer nor carrier, so no event comes later by itself.</summary>
    public const string Dev0 = "ip link add dev0 index 10 address 0a:00:00:00:00:01 type ifb\n";

    /// <summary>A device that shows any touch.</summary>
    public const string DressedDev0 = Dev0 + """
        ip link property add dev dev0 altname dev0-alt
        ip link set dev0 up alias uplink-7
        ip addr add 10.77.0.1/24 dev dev0
        ip addr add fd00:77::1/64 dev dev0 nodad
        ip route add 10.88.0.0/16 via 10.77.0.254 dev dev0

        """;

    /// <summary>A configuration for dev0 of this version; further members may follow the device.</summary>
    public static string Netconf(string version = "1.0.0", string more = "") => Selecting("\"device\":\"dev0\"" + more, version);

    /// <summary>A configuration with these members beside version, name and type.</summary>
    public static string Selecting(string members, string version = "1.0.0")
        => $"{{\"cniVersion\":\"{version}\",\"name\":\"test-net\",\"type\":\"host-device\",{members}}}";

    public static Step Add(string netconf) => new("ADD", netconf);

    public static Step Check(string netconf) => new("CHECK", netconf) { ResultOf = 0 };

    public static Step Del(string netconf) => new("DEL", netconf);

    /// <summary>The life of an attachment as a runtime leads it; CHECK and DEL get the result of ADD.</summary>
    public static Case Cycle(string name, string netconf, string setup = Dev0)
        => new Case(name, Add(netconf), Check(netconf), Del(netconf) with { ResultOf = 0 }).In(setup);

    /// <summary>The error object as it is printed.</summary>
    public static string Error(int code, string msg, string details = "")
    {
        string text = $"{{\n    \"code\": {code},\n    \"msg\": {Quoted(msg)}";
        return details.Length == 0 ? text + "\n}" : $"{text},\n    \"details\": {Quoted(details)}\n}}";
    }

    // As Go does, for pages that show JSON.
    private static string Quoted(string text)
        => JsonSerializer.Serialize(text, s_options).Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal);

    /// <summary>The error for a move that the kernel refused.</summary>
    public static string NotMoved(string device, string reason, string details = "", string ifname = "net1")
        => Error(999, $"failed to move link failed to move \"{ifname}\" (host: \"{device}\") to container NS: {reason}", details);

    /// <summary>The result of ADD.</summary>
    public const string Result = """
        {
            "cniVersion": "1.0.0",
            "interfaces": [
                {
                    "mac": "0a:00:00:00:00:01",
                    "name": "net1",
                    "sandbox": "/run/netns/pod"
                }
            ]
        }
        """;

    /// <summary>What the device has in the pod behind its other facts: its name on the host.</summary>
    public const string FromDev0 = " alias \"dev0\"";

    /// <summary>The change that makes <see cref="Dev0"/> appear somewhere.</summary>
    public static string Came(string space, string name, string state, string more = "") => "+ " + Fact(space, name, state, more);

    /// <summary>The change that makes it disappear.</summary>
    public static string Went(string space, string name, string state, string more = "") => "- " + Fact(space, name, state, more);

    private static string Fact(string space, string name, string state, string more)
        => $"{space} link {name}: {state} ifb index 10 address 0a:00:00:00:00:01 mtu 1500 txqlen 32{more}";

    private static readonly JsonSerializerOptions s_options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
