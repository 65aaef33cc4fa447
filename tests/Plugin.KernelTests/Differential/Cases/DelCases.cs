using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>DEL of what is there, in part, or no longer.</summary>
internal static class DelCases
{
    private static readonly Step s_add = Add(Netconf());
    private static readonly Step s_del = Del(Netconf());

    private static readonly Ours s_taken = new(1)
    {
        Stdout = Error(999, "failed to move \"dev0\" to hostNS: file exists", "the host has another link of the name dev0"),
    };

    public static IEnumerable<Case> All => [
        new Case("del: twice", s_add, s_del, s_del).In(Dev0)
            .Deviates("del-missing-link", Fine(2)),
        new Case("del: without an add", s_del).In(DressedDev0).Deviates("del-missing-link", Fine(0)),
        new Case("del: CNI_NETNS is empty", s_add, s_del with { Netns = "" }, s_del).In(Dev0),
        new Case("del: CNI_NETNS is not set", s_del with { Netns = null }).In(DressedDev0),
        new Case("del: the netns is missing", s_del with { Netns = "/run/netns/nowhere" }).In(DressedDev0)
            .Deviates("del-missing-netns", Fine(0)),
        new Case("del: the netns has gone with the device", s_add, s_del with { Before = "ip netns del pod" }).In(Dev0)
            .Deviates("del-missing-netns", Fine(1)),
        new Case("del: the path is no netns", s_del with { Netns = "/run/file" }).In(Dev0 + ": >/run/file").Deviates("del-missing-netns", Fine(0)),
        new Case("del: the link is gone", s_add, s_del with { Before = "ip -n pod link del net1" }).In(Dev0)
            .Deviates("del-missing-link", Fine(1)),
        new Case("del: the link was renamed in the pod", s_add,
            s_del with { Before = "ip -n pod link set net1 down; ip -n pod link set net1 name own0; ip -n pod link set own0 up" }).In(Dev0)
            .Deviates("del-renamed", Home("own0", FromDev0)),
        new Case("del: the link was set down in the pod", s_add, s_del with { Before = "ip -n pod link set net1 down" }).In(Dev0),
        new Case("del: the pod changed MTU and MAC", s_add,
            s_del with { Before = "ip -n pod link set net1 mtu 1400 address 0a:00:00:00:00:77" })
            .In("ip link add dev0 index 10 address 0a:00:00:00:00:01 type veth peer name peer0 index 11 address 0a:00:00:00:00:03"),
        new Case("del: the pod gave addresses and routes", s_add,
            s_del with { Before = "ip -n pod addr add 10.1.0.1/24 dev net1; ip -n pod route add 10.2.0.0/16 via 10.1.0.2" }).In(Dev0),
        new Case("del: the alias was cleared in the pod", s_add, s_del with { Before = "ip -n pod link set net1 alias ''" }).In(Dev0)
            .Deviates("del-by-record", Home("net1", "")),
        new Case("del: the alias is another one", s_add, s_del with { Before = "ip -n pod link set net1 alias other0" }).In(Dev0)
            .Deviates("del-by-record", new Ours(1) { Changes = Home("net1", " alias \"other0\"").Changes }),
        new Case("del: a link that no add brought", s_del).In(Dev0 + "ip -n pod link add net1 index 20 address 0a:00:00:00:00:05 type ifb"),
        new Case("del: the name is taken on the host", s_add,
            s_del with { Before = "ip link add dev0 index 20 address 0a:00:00:00:00:05 type ifb" }, s_del with { Before = "ip link del dev0" }).In(Dev0)
            .Deviates("what-is-in-the-way", s_taken),
        new Case("del: the name is an altname on the host", s_add,
            s_del with { Before = "ip link add own0 index 20 address 0a:00:00:00:00:05 type ifb; ip link property add dev own0 altname dev0" }).In(Dev0)
            .Deviates("what-is-in-the-way", s_taken),
        new Case("del: the index is taken on the host", s_add,
            s_del with { Before = "ip link add own0 index 10 address 0a:00:00:00:00:05 type ifb" }).In(Dev0),
        new Case("del: the configuration names another device", s_add, Del(Selecting("\"device\":\"other0\""))).In(Dev0),
        new Case("del: the configuration has lost its selector", s_add, Del(Selecting("\"x\":1"))).In(Dev0)
            .Deviates("del-lost-selector", Home("net1", FromDev0)),
        new Case("del: the PCI device has gone", s_add, Del(Selecting("\"pciBusID\":\"0000:ff:00.0\""))).In(Dev0)
            .Deviates("del-lost-device", Home("net1", FromDev0)),
        new Case("del: the device of deviceID has gone", s_add, Del(Selecting("\"runtimeConfig\":{\"deviceID\":\"0000:ff:00.0\"}")))
            .In(Dev0).Deviates("del-lost-device", Home("net1", FromDev0)),
        new Case("del: a prevResult of nonsense", s_add, Del(Netconf(more: ",\"prevResult\":{\"interfaces\":5}"))).In(Dev0),
        new Case("del: another container id", s_add, s_del with { ContainerId = "other" }).In(Dev0),
        new Case("del: another version", s_add, Del(Netconf("0.3.0"))).In(Dev0),
        new Case("del: two devices, one after the other", s_add, Add(Selecting("\"device\":\"dev1\"")) with { Ifname = "net2" },
            s_del, Del(Selecting("\"device\":\"dev1\"")) with { Ifname = "net2" })
            .In(Dev0 + "ip link add dev1 index 11 address 0a:00:00:00:00:02 type ifb"),
        new Case("add: twice", s_add, s_add).In(Dev0),
        new Case("add: twice, to another pod", s_add, s_add with { Netns = "/run/netns/pod2", ContainerId = "other" }, s_del)
            .In(Dev0 + "ip netns add pod2"),
        new Case("add: with a prevResult", Add(Netconf(more: ",\"prevResult\":{\"cniVersion\":\"1.0.0\",\"interfaces\":[{\"name\":\"eth0\"}]}"))).In(Dev0)
            .Deviates("prev-result-passed-on", new Ours(0)
            {
                Stdout = Result.Replace("[\n", "[\n        {\n            \"name\": \"eth0\"\n        },\n", StringComparison.Ordinal),
            }),
    ];

    /// <summary>Success where upstream fails.</summary>
    private static Ours Fine(int step) => new(step) { Exit = 0, Stdout = "" };

    /// <summary>The second call brings the device home.</summary>
    private static Ours Home(string from, string alias)
        => Fine(1) with { Changes = [Came("host", "dev0", "down"), Went("pod", from, "up", alias)] };
}
