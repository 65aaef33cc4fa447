using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>A device that came home without DEL: the kernel gives it back under the pod's name, its alias still on it. And what STATUS says of devices.</summary>
internal static class RecoveryCases
{
    /// <summary>What the end of a netns does to a physical device: a move without a name.</summary>
    private const string Stranded = "ip -n pod link set net1 netns host";

    private static readonly string s_byAddress = Selecting("\"hwaddr\":\"0a:00:00:00:00:01\"");

    public static IEnumerable<Case> All => [.. Strays, .. Status];

    private static Case[] Strays => [
        new Case("recovery: the next add finds the device by its name", Add(Netconf()), Second("ADD", Netconf()) with { Before = Stranded })
            .In(Dev0).Deviates("self-heal", new Ours(1)
            {
                Exit = 0,
                Stdout = Result,
                Changes = [Came("pod", "net1", "up", FromDev0), Went("host", "net1", "down", FromDev0)],
            }),
        new Case("recovery: the next add finds the device by its address", Add(s_byAddress), Second("ADD", s_byAddress) with { Before = Stranded },
            Second("DEL", s_byAddress)).In(Dev0).Deviates("self-heal",
                new Ours(1) { Changes = [Came("pod", "net1", "up", FromDev0), Went("host", "net1", "down", FromDev0)] },
                new Ours(2) { Changes = [Came("host", "dev0", "down"), Went("pod", "net1", "up", FromDev0)] }),
        new Case("recovery: gc gives the name back", Add(Netconf("1.1.0")),
            new Step("GC", Netconf("1.1.0", ",\"cni.dev/valid-attachments\":[]")) with { Before = Stranded })
            .In(Dev0).Deviates("self-heal", new Ours(1) { Changes = [Came("host", "dev0", "down"), Went("host", "net1", "down", FromDev0)] }),
        new Case("recovery: del of the netns that is gone gives the name back", Add(Netconf()),
            Del(Netconf()) with { Before = Stranded + "; ip netns del pod" }).In(Dev0).Deviates("self-heal",
                new Ours(1) { Exit = 0, Stdout = "", Changes = [Came("host", "dev0", "down"), Went("host", "net1", "down", FromDev0)] }),
        Cycle("recovery: an alias of the administrator's is no name", s_byAddress, Dev0 + "ip link set dev0 alias uplink-7")
            .Deviates("alias-returned", new Ours(2)
            {
                Changes = [Came("host", "dev0", "down", " alias \"uplink-7\""), Went("pod", "net1", "up", FromDev0)],
            }),
    ];

    private static Case[] Status => [
        new Case("status: the device is asked for and there", Asked("device")).In(Dev0),
        new Case("status: the device is asked for and missing", Asked("device")).Deviates("status-device", new Ours(0)
        {
            Exit = 1,
            Stdout = Error(50, "failed to find host device: Link not found"),
        }),
        new Case("status: the device is asked for and in its pod", Add(Netconf("1.1.0")), Asked("device")).In(Dev0)
            .Deviates("status-device", new Ours(1) { Exit = 1, Stdout = Error(50, "failed to find host device: Link not found") }),
        new Case("status: something unknown is asked for", Asked("x")).In(Dev0).Deviates("status-device", new Ours(0)
        {
            Exit = 1,
            Stdout = Error(7, "\"status\" is \"x\", but must be \"device\" or left out"),
        }),
    ];

    private static Step Asked(string what) => new("STATUS", Netconf("1.1.0", $",\"status\":\"{what}\""));

    private static Step Second(string command, string netconf) => new(command, netconf) { ContainerId = "second" };
}
