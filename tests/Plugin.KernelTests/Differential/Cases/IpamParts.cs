using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>What cases with a delegate are put together from.</summary>
internal static class IpamParts
{
    /// <summary>A configuration for dev0 with this delegate.</summary>
    public static string With(string ipam, string version = "1.0.0", string more = "") => Netconf(version, $",\"ipam\":{{{ipam}}}{more}");

    /// <summary>The real <c>static</c>: addresses as <c>10.1.0.1/24 10.1.0.254</c> (the gateway may be missing), then the list of routes.</summary>
    public static string Static(string[] addresses, string routes = "", string more = "")
        => "\"type\":\"static\",\"addresses\":[" + string.Join(',', addresses.Select(Address)) + $"],\"routes\":[{routes}]{more}";

    /// <summary>The real <c>host-local</c>, whose leases the outcome shows.</summary>
    public static string HostLocal(string ranges)
        => $"\"type\":\"host-local\",\"dataDir\":\"/run/kept\",\"ranges\":[{ranges}]";

    /// <summary>
    /// A delegate <c>fake</c> that notes its calls (command, id, interface, namespace) and its input, then runs these lines of shell.
    /// </summary>
    public static string Fake(string lines)
        => $"""
            delegate fake <<'END'
            #!/bin/sh
            echo "$CNI_COMMAND $CNI_CONTAINERID $CNI_IFNAME $CNI_NETNS" >>/run/kept/calls
            cat >>/run/kept/input; echo >>/run/kept/input
            case $CNI_COMMAND in
            {lines}
            esac
            END

            """;

    /// <summary>One answer to ADD, one address, for <see cref="Fake"/>.</summary>
    public const string GivesAddress = """
        ADD) echo '{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.1/24"}]}' ;;
        """;

    public const string FakeType = "\"type\":\"fake\"";

    private static string Address(string text)
        => text.Split(' ') is [var address, var gateway]
            ? $"{{\"address\":\"{address}\",\"gateway\":\"{gateway}\"}}"
            : $"{{\"address\":\"{text}\"}}";
}
