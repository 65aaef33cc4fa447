using static Plugin.KernelTests.Differential.Cases.IpamParts;
using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Delegates and device together: what is undone, what is returned, what CHECK sees.</summary>
internal static class IpamLifeCases
{
    private static readonly string s_plain = With(FakeType);
    private static readonly string s_fake = Dev0 + Fake(GivesAddress);
    private static readonly string s_delFails = Dev0 + Fake(GivesAddress + "\nDEL) echo '{\"code\":100,\"msg\":\"no\"}'; exit 1 ;;");
    private static readonly string s_gated = With(Static(["10.1.0.1/24 10.1.0.254"], "{\"dst\":\"10.9.0.0/16\",\"gw\":\"10.1.0.9\"}"));

    public static IEnumerable<Case> All => [.. Ends, .. Checks];

    private static IEnumerable<Case> Ends
        => from end in new Case[] {
               new Case("del: the delegate fails", Add(s_plain), Del(s_plain)).In(s_delFails)
                   .Deviates("del-returns-anyway", new Ours(1) { Changes = [.. Configured('-'), Called(2, "DEL")] }),
               new Case("del: the delegate is missing", Add(s_plain), Del(s_plain) with { Before = "rm /run/cni/bin/fake" }).In(s_fake)
                   .Deviates("del-returns-anyway", new Ours(1) { Changes = Configured('-') }),
               new Case("del: the delegate is asked although CNI_NETNS is empty", Add(s_plain), Del(s_plain) with { Netns = "" }).In(s_fake)
                   .Deviates("del-asks-delegate", new Ours(1) { Changes = [Called(2, "DEL", "")] }),
               new Case("del: the delegate is asked although the netns is gone", Add(s_plain), Del(s_plain) with { Before = "ip netns del pod" }).In(s_fake)
                   .Deviates("del-asks-delegate", new Ours(1) { Exit = 0, Stdout = "", Changes = [Called(2, "DEL")] }),
               new Case("del: the delegate is asked although the link is gone", Add(s_plain), Del(s_plain) with { Before = "ip -n pod link del net1" })
                   .In(s_fake).Deviates("del-missing-link", new Ours(1) { Exit = 0, Stdout = "" }),
               new Case("del: the delegate is asked twice", Add(s_plain), Del(s_plain), Del(s_plain)).In(s_fake)
                   .Deviates("del-missing-link", new Ours(2) { Exit = 0, Stdout = "" }),
               new Case("add: the name is taken, no delegate is asked", Add(s_plain))
                   .In(s_fake + "ip -n pod link add net1 index 20 address 0a:00:00:00:00:05 type ifb")
                   .Deviates("refused-untouched", new Ours(0)
                   {
                       Stdout = NotMoved("dev0", "file exists", "the container has a link of the name net1"),
                   }),
               new Case("add: the device is missing, no delegate is asked", Add(Selecting("\"device\":\"nodev0\",\"ipam\":{\"type\":\"fake\"}"))).In(s_fake) }
           select end with { Name = "ipam " + end.Name };

    private static IEnumerable<Case> Checks
        => from check in new (string Name, string Netconf, string Before)[] {
               ("an address is gone", s_gated, "ip -n pod addr del 10.1.0.1/24 dev net1"),
               ("an address has another mask", s_gated, "ip -n pod addr del 10.1.0.1/24 dev net1; ip -n pod addr add 10.1.0.1/25 dev net1"),
               ("a route is gone", s_gated, "ip -n pod route del 10.9.0.0/16"),
               ("a route has another gateway", s_gated, "ip -n pod route change 10.9.0.0/16 via 10.1.0.8"),
               ("another address came", s_gated, "ip -n pod addr add 10.2.0.1/24 dev net1"),
               ("another route came", s_gated, "ip -n pod route add 10.8.0.0/16 via 10.1.0.9") }
           select new Case("ipam check: " + check.Name, Add(check.Netconf), Check(check.Netconf) with { Before = check.Before })
               .In(Dev0) with
           {
               Delegates = ["static"],
           };
}
