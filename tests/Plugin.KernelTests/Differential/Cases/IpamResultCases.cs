using static Plugin.KernelTests.Differential.Cases.IpamParts;
using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Addresses, routes and names from the real delegates: what is printed and what the link in the pod gets.</summary>
internal static class IpamResultCases
{
    private const string Default4 = "{\"dst\":\"0.0.0.0/0\"}";
    private const string Default6 = "{\"dst\":\"::/0\"}";

    private static readonly string[] s_both = ["10.1.0.1/24 10.1.0.254", "fd00:1::1/64 fd00:1::fe"];


    private static readonly Ours s_checked = new(1) { Exit = 0, Stdout = "" };

    public static IEnumerable<Case> All => [.. Versions, .. Addresses, .. Routes, .. Tables, .. Metrics, .. Refused, .. Names, .. Leases];

    private static IEnumerable<Case> Versions
        => from version in new[] { "", "0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0" }
           from family in new (string Name, string Ipam)[] {
               ("v4", Static(["10.1.0.1/24 10.1.0.254"], Default4)),
               ("both families", Static(s_both, Default4 + "," + Default6)) }
           select Life($"version {(version.Length == 0 ? "empty" : version)}, {family.Name}", With(family.Ipam, version,
               ",\"dns\":{\"nameservers\":[\"10.0.0.53\"],\"domain\":\"d.example\",\"search\":[\"a\",\"b\"],\"options\":[\"ndots:5\"]}"));

    private static Case[] Addresses => [
        Life("v6", With(Static(["fd00:1::1/64 fd00:1::fe"], Default6))),
        Life("v6 without a gateway", With(Static(["fd00:1::1/64"]))),
        Life("v4 without a gateway", With(Static(["10.1.0.1/24"]))),
        Life("two of each family", With(Static(["10.1.0.1/24", "10.2.0.1/16", "fd00:1::1/64", "fd00:2::1/48"]))),
        Life("/31 has no broadcast", With(Static(["10.1.0.0/31"]))),
        Life("/30", With(Static(["10.1.0.1/30"]))),
        Life("an address with a host part in the network", With(Static(["10.1.7.9/8"]))),
        Life("/32", With(Static(["10.1.0.1/32"]))).Deviates("check-is-right", s_checked),
        Life("/128", With(Static(["fd00:1::1/128"]))),
        Life("v6 in the spelling of v4", With(Static(["::ffff:10.1.0.1/120"]))),
        Life("IPv6 is switched off in the pod", With(Static(["fd00:1::1/64"])),
            Dev0 + "in_pod sh -c 'echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6'"),
        Life("a veth that awaits DAD", With(Static(["fd00:1::1/64 fd00:1::fe"], Default6)),
            "ip link add dev0 index 10 address 0a:00:00:00:00:01 type veth peer name peer0 index 11 address 0a:00:00:00:00:03; ip link set peer0 up\n"
            + "in_pod sh -c 'echo 1 >/proc/sys/net/ipv6/conf/default/accept_dad'"),
        Undone("no address at all", With(Static([]))),
        Undone("an address that is none", With(Static(["10.1.0.1"]))),
        Undone("the same address twice", With(Static(["10.1.0.1/24", "10.1.0.1/24"])), said: Error(999,
            "failed to add IP addr {Interface:0 Address:{IP:10.1.0.1 Mask:ffffff00} Gateway:<nil>} to \"net1\": file exists",
            "ipv4: Address already assigned")),
        Life("an address that another link in the pod has", With(Static(["10.1.0.1/24"])),
            Dev0 + "ip -n pod link add own0 index 20 address 0a:00:00:00:00:05 type ifb; ip -n pod addr add 10.1.0.1/24 dev own0"),
    ];

    private static IEnumerable<Case> Routes
        => from route in s_routes
           select Life("route: " + route.Name, With(Static(s_both, route.Routes)));

    private static readonly (string Name, string Routes)[] s_routes = [
        ("without a gateway takes the address's", "{\"dst\":\"10.9.0.0/16\"}"),
        ("with a gateway", "{\"dst\":\"10.9.0.0/16\",\"gw\":\"10.1.0.9\"}"),
        ("v6 with a gateway", "{\"dst\":\"fd00:9::/32\",\"gw\":\"fd00:1::9\"}"),
        ("with a priority", "{\"dst\":\"10.9.0.0/16\",\"priority\":77}"),
        ("v6 with a priority", "{\"dst\":\"fd00:9::/32\",\"priority\":77}"),
        ("in table 0", "{\"dst\":\"10.9.0.0/16\",\"table\":0}"),
        ("of scope 0", "{\"dst\":\"10.9.0.0/16\",\"scope\":0}"),
        ("to one host", "{\"dst\":\"10.9.1.2/32\",\"gw\":\"10.1.0.9\"}"),
        ("to the network of the address", "{\"dst\":\"10.1.0.0/24\"}"),
    ];

    private static IEnumerable<Case> Tables
        => from route in new (string Name, string Routes)[] {
               ("in a table", "{\"dst\":\"10.9.0.0/16\",\"table\":100}"),
               ("in a table above 255", "{\"dst\":\"10.9.0.0/16\",\"table\":1000}"),
               ("v6 in a table", "{\"dst\":\"fd00:9::/32\",\"table\":100}") }
           select Life("route: " + route.Name, With(Static(s_both, route.Routes))).Deviates("check-is-right", s_checked);

    private static IEnumerable<Case> Metrics
        => from metric in new (string Name, int Value)[] { ("mtu", 1400), ("advmss", 1300) }
           let route = $"10.9.0.0/16 gateway 10.1.0.254 dev net1 table main protocol boot scope global metrics {{\"{metric.Name}\":{metric.Value}}}"
           select Life($"route: with {metric.Name}", With(Static(["10.1.0.1/24 10.1.0.254"], $"{{\"dst\":\"10.9.0.0/16\",\"{metric.Name}\":{metric.Value}}}")))
               .Deviates("route-metrics", new Ours(0) { Changes = Configured('+', route) }, new Ours(2) { Changes = Configured('-', route) });

    private static Case[] Refused => [
        Undone("route: twice", With(Static(s_both, "{\"dst\":\"10.9.0.0/16\"},{\"dst\":\"10.9.0.0/16\"}"))),
        Undone("route: v6 through a gateway out of reach", With(Static(s_both, "{\"dst\":\"fd00:9::/32\",\"gw\":\"fd00:77::1\"}"))),
        Undone("route: of scope link through a gateway", With(Static(s_both, "{\"dst\":\"10.9.0.0/16\",\"scope\":253}")),
            said: RouteError("10.9.0.0", "10.1.0.254", "link", "network is unreachable", "Nexthop has invalid gateway")),
        Undone("route: with a host part", With(Static(s_both, "{\"dst\":\"10.9.1.2/16\"}")),
            said: RouteError("10.9.1.2", "10.1.0.254", "universe", "invalid argument", "Invalid prefix for given prefix length")),
        Undone("route: through a gateway out of reach", With(Static(s_both, "{\"dst\":\"10.9.0.0/16\",\"gw\":\"10.77.0.1\"}")),
            said: RouteError("10.9.0.0", "10.77.0.1", "universe", "network is unreachable", "Nexthop has invalid gateway")),
    ];

    private static string RouteError(string destination, string gateway, string scope, string reason, string details)
        => Error(999, $"failed to add route '{{{destination} ffff0000}} via {gateway} dev net1 metric 0 (Scope: {scope}, Table: 0)': {reason}", details);

    private static Case[] Names => [
        Life("dns of the configuration", With(Static(["10.1.0.1/24"]), more: ",\"dns\":{\"nameservers\":[\"10.0.0.53\"],\"search\":[]}")),
        Life("dns of the delegate is dropped", With(Static(["10.1.0.1/24"], more: ",\"dns\":{\"nameservers\":[\"10.0.0.99\"]}"))),
        Life("dns that needs escapes", With(Static(["10.1.0.1/24"]), "0.4.0", ",\"dns\":{\"domain\":\"<a&b>\\u2028\\\"\"}")),
        Life("addresses by CNI_ARGS", With(Static([]))).With(step => step with { Args = "IP=10.1.0.7/24;GATEWAY=10.1.0.254" }),
    ];

    private static Case[] Leases => [
        Leased("a lease and its return", HostLocal("[{\"subnet\":\"10.1.0.0/24\"}]")),
        Leased("a lease of each family", HostLocal("[{\"subnet\":\"10.1.0.0/24\"}],[{\"subnet\":\"fd00:1::/64\"}]")),
        Leased("a gateway of its own", HostLocal("[{\"subnet\":\"10.1.0.0/24\",\"gateway\":\"10.1.0.77\",\"rangeStart\":\"10.1.0.10\"}]")),
        Undone("host-local, an empty pool", With(HostLocal("[{\"subnet\":\"10.1.0.0/24\",\"rangeStart\":\"10.1.0.9\",\"rangeEnd\":\"10.1.0.9\"}]")),
            Dev0 + "mkdir -p /run/kept/test-net; printf 'other\\r\\nnet1' >/run/kept/test-net/10.1.0.9\n") with { Delegates = ["host-local"] },
    ];

    private static Case Leased(string name, string ipam) => Life("host-local, " + name, With(ipam)) with { Delegates = ["host-local"] };

    /// <summary>ADD fails after the move; ours leaves nothing of it, and says what the kernel said.</summary>
    private static Case Undone(string name, string netconf, string setup = Dev0, string? said = null)
        => new Case("ipam: " + name, Add(netconf)).In(setup)
            .Deviates("failed-add-undone", new Ours(0) { Stdout = said, Changes = [] }) with
        {
            Delegates = ["static"],
        };

    private static Case Life(string name, string netconf, string setup = Dev0)
        => Cycle("ipam: " + name, netconf, setup) with { Delegates = ["static"] };
}
