using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>CHECK of what is no longer as ADD left it, and the commands that look at no device.</summary>
internal static class CheckCases
{
    private static readonly Step s_add = Add(Netconf());
    private static readonly Step s_check = Check(Netconf());

    public static IEnumerable<Case> All => [.. Changed, .. Told, .. Quiet];

    private static Case[] Changed => [
        After("another MAC", "ip -n pod link set net1 address 0a:00:00:00:00:99")
            .In("ip link add dev0 index 10 address 0a:00:00:00:00:01 type veth peer name peer0 index 11 address 0a:00:00:00:00:03"),
        After("another MTU", "ip -n pod link set net1 mtu 1400"),
        After("the link is gone", "ip -n pod link del net1"),
        After("the link was renamed", "ip -n pod link set net1 name own0"),
        After("the link is down", "ip -n pod link set net1 down")
            .Deviates("check-link-up", new Ours(1) { Exit = 1, Stdout = Error(999, "Interface net1 is down") }),
        After("the alias was cleared", "ip -n pod link set net1 alias ''"),
        After("another link took the name", "ip -n pod link set net1 name own0; ip -n pod link add net1 index 20 address 0a:00:00:00:00:05 type ifb"),
        After("an address of the pod's own", "ip -n pod addr add 10.1.0.1/24 dev net1"),
        After("the netns is gone", "ip netns del pod"),
    ];

    private static IEnumerable<Case> Told
        => from told in s_told
           select new Case("check: " + told.Name, s_add, new Step("CHECK", Netconf(told.Version, told.Result is null ? "" : ",\"prevResult\":" + told.Result)))
               .In(Dev0);

    private static readonly (string Name, string Version, string? Result)[] s_told = [
        ("no prevResult", "1.0.0", null),
        ("prevResult is null", "1.0.0", "null"),
        ("prevResult is empty", "1.0.0", "{}"),
        ("prevResult has no interfaces", "1.0.0", "{\"cniVersion\":\"1.0.0\"}"),
        ("prevResult is of an unknown version", "1.0.0", "{\"cniVersion\":\"9.9.9\"}"),
        ("prevResult is of an older version", "1.0.0", "{\"cniVersion\":\"0.4.0\"}"),
        ("prevResult is of a newer version", "0.4.0", "{\"cniVersion\":\"1.0.0\"}"),
        ("prevResult is of another suitable version", "1.0.0", Result("1.1.0", "net1", "0a:00:00:00:00:01", Step.Pod)),
        ("prevResult tells no MAC", "1.0.0", "{\"cniVersion\":\"1.0.0\",\"interfaces\":[{\"name\":\"net1\",\"sandbox\":\"/run/netns/pod\"}]}"),
        ("prevResult tells the MAC in upper case", "1.0.0", Result("1.0.0", "net1", "0A:00:00:00:00:01", Step.Pod)),
        ("prevResult tells another MAC", "1.0.0", Result("1.0.0", "net1", "0a:00:00:00:00:02", Step.Pod)),
        ("prevResult tells another interface", "1.0.0", Result("1.0.0", "eth0", "0a:00:00:00:00:01", Step.Pod)),
        ("prevResult tells another sandbox", "1.0.0", Result("1.0.0", "net1", "0a:00:00:00:00:01", "/run/netns/other")),
        ("prevResult in the layout of 0.4.0", "0.4.0", Result("0.4.0", "net1", "0a:00:00:00:00:01", Step.Pod)),
        ("interfaces of a wrong type", "1.0.0", "{\"cniVersion\":\"1.0.0\",\"interfaces\":5}"),
        ("an interface of a wrong type", "1.0.0", "{\"cniVersion\":\"1.0.0\",\"interfaces\":[{\"name\":5}]}"),
        ("ips of a wrong type", "1.0.0", "{\"cniVersion\":\"1.0.0\",\"ips\":{}}"),
    ];

    private static Case[] Quiet => [
        new Case("status: a device that is there", new Step("STATUS", Netconf("1.1.0"))).In(Dev0),
        new Case("status: a device that is missing", new Step("STATUS", Netconf("1.1.0"))),
        new Case("status: no selector", new Step("STATUS", Selecting("\"x\":1", "1.1.0"))),
        new Case("status: a device that its pod holds", Add(Netconf("1.1.0")), new Step("STATUS", Netconf("1.1.0"))).In(Dev0),
        new Case("gc: nothing to do", new Step("GC", Netconf("1.1.0", ",\"cni.dev/valid-attachments\":[],\"cni.dev/attachments\":[]"))).In(Dev0),
        new Case("gc: a valid attachment stays", Add(Netconf("1.1.0")), new Step("GC",
            Netconf("1.1.0", ",\"cni.dev/valid-attachments\":[{\"containerID\":\"c0ffee\",\"ifname\":\"net1\"}]"))).In(Dev0),
        new Case("gc: attachments of a wrong type", new Step("GC", Netconf("1.1.0", ",\"cni.dev/valid-attachments\":[{\"ifname\":5}]")))
            .Deviates("gc-forwarded", new Ours(0)
            {
                Exit = 1,
                Stdout = Error(999, "failed to load netconf: json: cannot unmarshal number into Go struct field "
                    + "GCAttachment.NetConf.cni.dev/valid-attachments.ifname of type string"),
            }),
    ];

    private static Case After(string name, string before) => new Case("check: " + name, s_add, s_check with { Before = before }).In(Dev0);

    private static string Result(string version, string name, string mac, string sandbox)
        => $"{{\"cniVersion\":\"{version}\",\"interfaces\":[{{\"name\":\"{name}\",\"mac\":\"{mac}\",\"sandbox\":\"{sandbox}\"}}]}}";
}
