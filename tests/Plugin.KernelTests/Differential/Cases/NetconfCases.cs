using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Keys of the configuration: which count, in which case and type.</summary>
internal static class NetconfCases
{
    public static IEnumerable<Case> All => [.. Keys, .. Types];

    private static Case[] Keys => [
        Cycle("netconf: a key in upper case", Selecting("\"DEVICE\":\"dev0\"")),
        Cycle("netconf: the last of two keys counts", Selecting("\"device\":\"nodev0\",\"device\":\"dev0\"")),
        Cycle("netconf: the last of two spellings counts", Selecting("\"device\":\"nodev0\",\"Device\":\"dev0\"")),
        Cycle("netconf: null changes nothing", Selecting("\"device\":\"dev0\",\"device\":null,\"hwaddr\":null")),
        Cycle("netconf: unknown keys are passed over", Selecting("\"x\":{\"device\":[1,{}]},\"device\":\"dev0\",\"args\":{\"cni\":1}")),
        Cycle("netconf: an escape in a value", Selecting("\"device\":\"\\u0064ev0\"")),
        Cycle("netconf: an escape in a key", Selecting("\"devi\\u0063e\":\"dev0\"")),
        Cycle("netconf: an empty ipam", Netconf(more: ",\"ipam\":{}")),
        Cycle("netconf: an ipam without a type", Netconf(more: ",\"ipam\":{\"type\":\"\",\"subnet\":\"10.0.0.0/8\"}")),
        Cycle("netconf: dns without ipam is not told", Netconf(more: ",\"dns\":{\"nameservers\":[\"10.0.0.53\"],\"domain\":\"d\"}")),
        Cycle("netconf: dns without ipam in an older layout", Netconf("0.4.0", ",\"dns\":{\"nameservers\":[\"10.0.0.53\"]}")),
        Cycle("netconf: capabilities and args", Netconf(more: ",\"capabilities\":{\"mac\":true},\"runtimeConfig\":{\"mac\":\"0a:00:00:00:00:09\"}")),
        Cycle("netconf: an empty runtimeConfig", Netconf(more: ",\"runtimeConfig\":{}")),
        new Case("netconf: no selector", Add(Selecting("\"x\":1")), new Step("CHECK", Selecting("\"x\":1")), Del(Selecting("\"x\":1"))).In(Dev0)
            .Deviates("del-lost-selector", new Ours(2) { Exit = 0, Stdout = "" }),
        new Case("netconf: an empty selector", Add(Selecting("\"device\":\"\"")), Del(Selecting("\"device\":\"\""))).In(Dev0)
            .Deviates("del-lost-selector", new Ours(1) { Exit = 0, Stdout = "" }),
        new Case("netconf: no selector is told before a missing netns", Add(Selecting("\"x\":1")) with { Netns = "/run/netns/nowhere" }),
        new Case("netconf: the same device in many keys", Add(Selecting(
            "\"device\":\"dev0\",\"hwaddr\":\"zz\",\"kernelpath\":\"/x\"")), Del(Selecting("\"device\":\"dev0\",\"hwaddr\":\"zz\""))).In(Dev0),
    ];

    private static IEnumerable<Case> Types
        => from members in s_wrong
           select new Case($"netconf: the type of {members.Replace("\"", "", StringComparison.Ordinal)}",
               Add(Selecting(members)), Del(Selecting(members)), new Step("STATUS", Selecting(members, "1.1.0"))).In(Dev0);

    private static readonly string[] s_wrong = [
        "\"device\":1.50", "\"hwaddr\":true", "\"kernelpath\":{}", "\"pcibusid\":[]", "\"runtimeConfig\":[]",
        "\"runtimeConfig\":{\"deviceID\":1}", "\"ipam\":\"x\"", "\"ipam\":{\"type\":1}", "\"dns\":[]", "\"dns\":{\"search\":{}}",
        "\"capabilities\":[]", "\"prevResult\":\"x\"", "\"type\":1", "\"pciBusID\":5,\"device\":true"];
}
