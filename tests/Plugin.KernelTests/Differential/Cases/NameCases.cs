using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Names, indexes and namespaces that are taken, odd or missing.</summary>
internal static class NameCases
{
    private const string Own0 = " index 20 address 0a:00:00:00:00:05 type ifb\n";

    // The guard's warning is a matter of its own.
    private static readonly Step s_add = Add(Netconf(more: ",\"guard\":\"off\""));

    private static readonly Ours s_taken = new(0)
    {
        Stdout = NotMoved("dev0", "file exists", "the container has a link of the name net1"),
        Changes = [],
    };

    private static readonly string s_ownNetns = Error(8, "plugin's netns and netns from CNI_NETNS should not be the same");

    private static readonly Ours s_own = new(0) { Stdout = s_ownNetns, Changes = [] };

    public static IEnumerable<Case> All => [.. Taken, .. Odd, .. Late, .. Netns];

    private static Case[] Taken => [
        Refused("CNI_IFNAME is the name of another link", s_add, "ip -n pod link add net1" + Own0)
            .Deviates("refused-untouched", s_taken),
        Refused("CNI_IFNAME is the altname of another link", s_add,
            "ip -n pod link add own0" + Own0 + "ip -n pod link property add dev own0 altname net1")
            .Deviates("refused-untouched", s_taken),
        Refused("CNI_IFNAME and the device's own name are taken", s_add,
            "ip -n pod link add net1" + Own0 + "ip -n pod link add dev0 index 21 address 0a:00:00:00:00:06 type ifb")
            .Deviates("refused-untouched", s_taken),
        Refused("CNI_IFNAME is lo", s_add with { Ifname = "lo" }, "").Deviates("refused-untouched", new Ours(0)
        {
            Stdout = NotMoved("dev0", "file exists", "the container has a link of the name lo", "lo"),
            Changes = [],
        }),
        new Case("name: an altname of the device is taken", s_add, Del(Netconf()))
            .In(Dev0 + "ip link property add dev dev0 altname dev0-alt; ip -n pod link add dev0-alt" + Own0)
            .Deviates("altname-in-the-way",
                new Ours(0) { Exit = 0, Stdout = Result, Changes = [Came("pod", "net1", "up", FromDev0), Went("host", "dev0", "down", " altname dev0-alt")] },
                new Ours(1) { Exit = 0, Stdout = "", Changes = [Came("host", "dev0", "down", " altname dev0-alt"), Went("pod", "net1", "up", FromDev0)] }),
        new Case("name: CNI_IFNAME is an altname of the device", s_add, Del(Netconf())).In(Dev0 + "ip link property add dev dev0 altname net1")
            .Deviates("altname-in-the-way",
                new Ours(0) { Exit = 0, Stdout = Result, Changes = [Came("pod", "net1", "up", FromDev0), Went("host", "dev0", "down", " altname net1")] },
                new Ours(1) { Exit = 0, Stdout = "", Changes = [Came("host", "dev0", "down", " altname net1"), Went("pod", "net1", "up", FromDev0)] }),
        Cycle("name: the device's own name is taken in the pod", Netconf(), Dev0 + "ip -n pod link add dev0" + Own0),
        Cycle("name: the device's own name is an altname in the pod", Netconf(),
            Dev0 + "ip -n pod link add own0" + Own0 + "ip -n pod link property add dev own0 altname dev0"),
        Cycle("name: its index is taken in the pod", Netconf(), Dev0 + "ip -n pod link add own0 index 10 address 0a:00:00:00:00:05 type ifb")
            .Deviates("index-returned", new Ours(2) { Changes = [Came("host", "dev0", "down"), Went("pod", "net1", "up", FromDev0)
                .Replace("index 10", "index 2", StringComparison.Ordinal)] }),
        Cycle("name: CNI_IFNAME is the name of another link on the host", Netconf(), Dev0 + "ip link add net1" + Own0),
        Named("CNI_IFNAME is the device's own name", "dev0"),
    ];

    private static IEnumerable<Case> Odd
        => from name in new[] { "fifteen-bytes15", "a", "...", "üß", "all0", "-net1", "a\"b\\c<&>" }
           select Named($"CNI_IFNAME {name}", name);

    private static IEnumerable<Case> Late
        => from name in new (string Ifname, string Why)[] {
               ("all", "is all or default, which the kernel keeps for itself"),
               ("default", "is all or default, which the kernel keeps for itself"),
               ("net%d", "contains %, which the kernel takes for a pattern"),
               ("net%", "contains %, which the kernel takes for a pattern"),
               ("à", "contains byte 0xa0, which the kernel takes for whitespace") }
           select Refused($"CNI_IFNAME {name.Ifname}, which the kernel refuses late", s_add with { Ifname = name.Ifname }, "")
               .Deviates("late-names", new Ours(0) { Stdout = Error(4, "interface name in CNI_IFNAME " + name.Why), Changes = [] });

    private static Case[] Netns => [
        Refused("a netns that is missing", s_add with { Netns = "/run/netns/nowhere" }, ""),
        Refused("a netns in a missing folder", s_add with { Netns = "/nowhere/pod" }, ""),
        Refused("a netns that is a file", s_add with { Netns = "/run/file" }, ": >/run/file"),
        Refused("a netns that is a folder", s_add with { Netns = "/run" }, ""),
        Refused("a netns that is a file of proc", s_add with { Netns = "/proc/self/status" }, "")
            .Deviates("not-a-netns", NotNetns("/proc/self/status")),
        Refused("a namespace of another kind", s_add with { Netns = "/proc/self/ns/uts" }, "")
            .Deviates("not-a-netns", NotNetns("/proc/self/ns/uts")),
        Refused("a netns given as a relative path", s_add with { Netns = "pod" }, ""),
        Refused("a netns that needs escapes", s_add with { Netns = "/run/a\"<\u2028" }, ""),
        Refused("the plugin's own netns", s_add with { Netns = "/run/netns/host" }, "").Deviates("own-netns-first", s_own),
        Refused("the plugin's own netns by proc", s_add with { Netns = "/proc/self/ns/net" }, "").Deviates("own-netns-first", s_own),
        Refused("the plugin's own netns with an override that is none", s_add with { Netns = "/run/netns/host", Override = "yes" }, "")
            .Deviates("own-netns-first", s_own),
        new Case("netns: the plugin's own, with the override", s_add with { Netns = "/run/netns/host", Override = "1" },
            Del(Netconf()) with { Netns = "/run/netns/host", Override = "TRUE" }).In(Dev0)
            .Deviates("same-netns-stays-up", new Ours(1) { Changes = [Came("host", "dev0", "up"), Went("host", "net1", "up", FromDev0)] }),
        new Case("netns: the plugin's own, at DEL", Del(Netconf()) with { Netns = "/run/netns/host" }).In(Dev0)
            .Deviates("own-netns-first", new Ours(0) { Stdout = s_ownNetns }),
        new Case("netns: by a symbolic link", s_add with { Netns = "/run/link" }, Del(Netconf()) with { Netns = "/run/link" })
            .In(Dev0 + "ln -s netns/pod /run/link"),
        new Case("netns: by a process", s_add with { Netns = "/run/proc-net" }, Del(Netconf()) with { Netns = "/run/proc-net" })
            .In(Dev0 + "nsenter --net=/run/netns/pod sleep 5 >/dev/null 2>&1 & ln -s /proc/$!/ns/net /run/proc-net; sleep 0.05"),
    ];

    private static Ours NotNetns(string path)
        => new(0) { Stdout = Error(999, $"failed to open netns \"{path}\": setns: invalid argument"), Changes = [] };

    private static Case Refused(string name, Step step, string setup) => new Case("name: " + name, step).In(DressedDev0 + setup);

    private static Case Named(string name, string ifname)
        => new Case("name: " + name, s_add with { Ifname = ifname }, Check(Netconf()) with { Ifname = ifname }, Del(Netconf()) with { Ifname = ifname }).In(Dev0);
}
