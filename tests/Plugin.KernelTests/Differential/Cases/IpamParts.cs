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
    /// A delegate <c>fake</c> that notes its calls (command, id, interface, namespace), then runs these lines of shell; <c>$input</c> is
    /// what it was given.
    /// </summary>
    public static string Fake(string lines)
        => $"""
            delegate fake <<'END'
            #!/bin/sh
            echo "$CNI_COMMAND $CNI_CONTAINERID $CNI_IFNAME $CNI_NETNS" >>/run/kept/calls
            input=$(cat; echo .)
            case $CNI_COMMAND in
            {lines}
            esac
            END

            """;

    /// <summary>One answer to ADD, one address, for <see cref="Fake"/>.</summary>
    public const string GivesAddress = """
        ADD) echo '{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.1/24"}]}' ;;
        """;

    /// <summary>The trace of a call of <see cref="Fake"/>, the how many-th it may be.</summary>
    public static string Called(int number, string command, string netns = Step.Pod)
        => $"+ files ./calls:{number}:{command} c0ffee net1 {netns}";

    /// <summary>What happens in the pod, <c>+</c> or <c>-</c>, when dev0 has 10.1.0.1/24 there; and further routes.</summary>
    public static string[] Configured(char sign, params string[] routes)
        => [
            $"{sign} pod address net1: local 10.1.0.1 prefixlen 24 broadcast 10.1.0.255 scope global label net1",
            $"{sign} pod route type unicast dst 10.1.0.0/24 dev net1 table main protocol kernel scope link prefsrc 10.1.0.1",
            .. routes.Select(route => $"{sign} pod route type unicast dst {route}"),
            sign == '+' ? Came("pod", "net1", "up", FromDev0) : Went("pod", "net1", "up", FromDev0),
            sign == '+' ? Went("host", "dev0", "down") : Came("host", "dev0", "down"),
        ];

    public const string FakeType = "\"type\":\"fake\"";

    private static string Address(string text)
        => text.Split(' ') is [var address, var gateway]
            ? $"{{\"address\":\"{address}\",\"gateway\":\"{gateway}\"}}"
            : $"{{\"address\":\"{text}\"}}";
}
