using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>What kind of link the device is, and what it has on the host.</summary>
internal static class KindCases
{
    private const string Under0 = "ip link add under0 index 9 address 0a:00:00:00:00:02 type ifb; ip link set under0 up\n";
    private const string Peer0 = "peer name peer0 index 11 address 0a:00:00:00:00:03\n";

    public static IEnumerable<Case> All => [.. Kinds, .. States, .. Immovable];

    private static IEnumerable<Case> Kinds
        => from kind in new (string Name, string Lines)[] {
               ("a veth", Link("veth " + Peer0)),
               ("a veth with its peer up", Link("veth " + Peer0) + "ip link set peer0 up"),
               ("a macvlan in mode bridge", Under0 + Link("macvlan mode bridge", "link under0")),
               ("a macvlan in mode private", Under0 + Link("macvlan mode private", "link under0")),
               ("a macvtap", Under0 + Link("macvtap mode bridge", "link under0")),
               ("a vxlan", Link("vxlan id 7 dstport 4789 local 127.0.0.1")),
               ("a tap", "ip tuntap add dev0 mode tap; ip link set dev0 address 0a:00:00:00:00:01"),
               ("a tun, which has no MAC", "ip tuntap add dev0 mode tun") }
           from version in new[] { "1.0.0", "0.4.0" }
           where version == "1.0.0" || kind.Name.StartsWith("a tun", StringComparison.Ordinal)
           select Cycle($"kind: {kind.Name}, {version}", Netconf(version), kind.Lines);

    private static Case[] States => [
        Cycle("state: up", Netconf(), Dev0 + "ip link set dev0 up"),
        Cycle("state: another MTU and queue length", Netconf(), Dev0 + "ip link set dev0 mtu 1400 txqueuelen 77"),
        Cycle("state: promiscuous", Netconf(), Dev0 + "ip link set dev0 promisc on"),
        Cycle("state: all multicast", Netconf(), Dev0 + "ip link set dev0 allmulticast on"),
        Cycle("state: in a group", Netconf(), Dev0 + "ip link set dev0 group 7"),
        Cycle("state: with altnames", Netconf(), Dev0 + "ip link property add dev dev0 altname a0 altname enp7s0f0np0-of-rack-12"),
        Cycle("state: with addresses, routes and rules, which are lost", Netconf(more: ",\"guard\":\"off\""),
            Dev0 + "ip link set dev0 up; ip addr add 10.77.0.1/24 dev dev0; ip addr add fd00:77::1/64 dev dev0 nodad; ip rule add from 10.77.0.1 table 100\n"
            + "ip route add 10.88.0.0/16 via 10.77.0.254 dev dev0; ip route add 10.89.0.0/16 dev dev0 table 100"),
        Cycle("state: with an alias of the administrator's", Netconf(), Dev0 + "ip link set dev0 alias uplink-7")
            .Deviates("alias-returned", new Ours(2) { Changes = [Came("host", "dev0", "down", " alias \"uplink-7\""), Went("pod", "net1", "up", FromDev0)] }),
        Warned("state: under a macvlan", "ip link add link dev0 name upper0 index 12 address 0a:00:00:00:00:04 type macvlan", "carries \"upper0\""),
        Warned("state: port of a bridge", Bridge, "is a port of \"br0\""),
        Cycle("state: port of a bridge, guard off", Netconf(more: ",\"guard\":\"off\""), Dev0 + Bridge),
        new Case("state: port of a bridge, guard strict", Add(Netconf(more: ",\"guard\":\"strict\""))).In(Dev0 + Bridge)
            .Deviates("guard", new Ours(0)
            {
                Exit = 1,
                Stdout = Error(999, "refused to move \"dev0\", which is a port of \"br0\": the host would lose that (\"guard\" is \"strict\")"),
                Changes = [],
            }),
        Cycle("state: of no use to the host, guard strict", Netconf(more: ",\"guard\":\"strict\"")),
        Warned("state: with an address", "ip link set dev0 up; ip addr add 10.77.0.1/24 dev dev0", "has the address 10.77.0.1/24"),
        Warned("state: with the node's default route",
            "ip link set dev0 up; ip addr add 10.77.0.1/24 dev dev0; ip route add default via 10.77.0.254",
            "has the default route, has the address 10.77.0.1/24"),
    ];

    private const string Bridge = "ip link add br0 index 12 address 0a:00:00:00:00:04 type bridge; ip link set dev0 master br0";

    private static Case Warned(string name, string setup, string use)
        => Cycle(name, Netconf(), Dev0 + setup).Deviates("guard", new Ours(0)
        {
            Stderr = $"host-device: \"dev0\" {use}: the host loses that with the move "
                + "(\"guard\": \"strict\" in the configuration refuses it, \"off\" is silent)\n",
        });

    private static Case[] Immovable => [
        new Case("kind: lo does not move", Add(Selecting("\"device\":\"lo\"")))
            .Deviates("one-request", new Ours(0) { Stdout = NotMoved("lo", "invalid argument", "The interface netns is immutable") }),
        new Case("kind: a bridge does not move", Add(Netconf())).In(Link("bridge"))
            .Deviates("one-request", new Ours(0) { Stdout = NotMoved("dev0", "invalid argument", "The interface netns is immutable") }),
        new Case("kind: lo by its address", Add(Selecting("\"hwaddr\":\"00:00:00:00:00:00\""))),
        new Case("kind: a macvlan that refuses to come up", Add(Netconf())).In(Under0
            + "ip link add link under0 name twin0 index 12 address 0a:00:00:00:00:01 type macvlan mode bridge; ip link set twin0 up\n"
            + Link("macvlan mode bridge", "link under0"))
            .Deviates("one-request", new Ours(0) { Stdout = NotMoved("dev0", "address already in use") }),
    ];

    private static string Link(string kind, string before = "")
        => $"ip link add {before} name dev0 index 10 address 0a:00:00:00:00:01 type {kind}\n";
}
