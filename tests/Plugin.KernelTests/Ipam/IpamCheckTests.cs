using System.Text.Json.Nodes;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>CHECK of addresses and routes: right where upstream's is wrong, and blind to what others have added.</summary>
public sealed class IpamCheckTests : IpamTest
{
    private const string Answer = """
        {"ips":[{"address":"10.1.0.5/24","gateway":"10.1.0.1"},{"address":"10.2.0.5/32"},{"address":"fd00::5/64"},{"address":"fd01::5/128"}],
         "routes":[{"dst":"0.0.0.0/0"},{"dst":"10.9.0.0/16","gw":"10.1.0.9","table":100},{"dst":"10.8.0.0/16","table":70000,"priority":5},
                   {"dst":"fd09::/64"},{"dst":"fd09::/64","gw":"fd00::7","table":9},{"dst":"fd09::/64","gw":"fd00::8","table":9}]}
        """;

    [Theory]
    [InlineData("0.4.0")]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void Host_routes_tables_and_default_routes_pass(string cniVersion)
    {
        string netconf = Config(cniVersion: cniVersion);
        Check(Attach(netconf), netconf).AssertSilentSuccess();
        Assert.Equal(["ADD", "CHECK"], Fake.Calls);
    }

    [Fact]
    public void What_chained_plugins_add_is_no_fault()
    {
        string result = Attach();
        Pod.Ip("addr add 10.77.0.1/24 dev net1");
        Pod.Ip("route add 10.78.0.0/16 dev net1");
        Pod.Ip("link set net1 mtu 1300 promisc on");
        Pod.Ip("link add other0 type ifb");

        Check(result).AssertSilentSuccess();
    }

    [Fact]
    public void Interfaces_addresses_and_routes_of_other_plugins_are_their_affair()
    {
        JsonNode result = JsonNode.Parse(Attach())!;
        result["interfaces"]!.AsArray().Insert(0, new JsonObject { ["name"] = "eth0", ["sandbox"] = Pod.Path });
        foreach (JsonNode? ip in result["ips"]!.AsArray())
            ip!["interface"] = 1;
        result["ips"]!.AsArray().Add(new JsonObject { ["address"] = "10.66.0.2/24", ["interface"] = 0, ["gateway"] = "10.66.0.1" });

        Check(result.ToJsonString()).AssertSilentSuccess();
    }

    [Theory]
    [InlineData("addr del 10.1.0.5/24 dev net1", "Failed to match addr 10.1.0.5/24 on interface net1")]
    [InlineData("addr del 10.2.0.5/32 dev net1", "Failed to match addr 10.2.0.5/32 on interface net1")]
    [InlineData("addr del fd01::5/128 dev net1", "Failed to match addr fd01::5/128 on interface net1")]
    [InlineData("route del default dev net1", "Expected Route {Dst:{IP:0.0.0.0 Mask:00000000} GW:<nil> MTU:0 AdvMSS:0 Priority:0 Table:<nil> Scope:<nil>} not found in routing table")]
    [InlineData("route replace default via 10.1.0.2 dev net1", "Expected Route {Dst:{IP:0.0.0.0 Mask:00000000} GW:<nil> MTU:0 AdvMSS:0 Priority:0 Table:<nil> Scope:<nil>} not found in routing table")]
    [InlineData("route del 10.9.0.0/16 table 100", "Expected Route {Dst:{IP:10.9.0.0 Mask:ffff0000} GW:10.1.0.9 MTU:0 AdvMSS:0 Priority:0 Table:100 Scope:<nil>} not found in routing table")]
    [InlineData("route del 10.8.0.0/16 table 70000", "Expected Route {Dst:{IP:10.8.0.0 Mask:ffff0000} GW:<nil> MTU:0 AdvMSS:0 Priority:5 Table:70000 Scope:<nil>} not found in routing table")]
    [InlineData("-6 route del fd09::/64 via fd00::8 table 9", "Expected Route {Dst:{IP:fd09:: Mask:ffffffffffffffff0000000000000000} GW:fd00::8 MTU:0 AdvMSS:0 Priority:0 Table:9 Scope:<nil>} not found in routing table")]
    [InlineData("link set net1 down", "Interface net1 is down")]
    public void What_is_missing_is_named(string change, string message)
    {
        string result = Attach();
        Pod.Ip(change);

        Assert.Equal(new PluginError(999, message, ""), Check(result).AssertError());
    }

    [Fact]
    public void What_the_delegate_finds_comes_first()
    {
        string result = Attach();
        Pod.Ip("link set net1 down");
        Fake.On("CHECK", """{"code":20,"msg":"lease is gone"}""", exit: 1);

        Assert.Equal(new PluginError(20, "lease is gone", ""), Check(result).AssertError());
    }

    private string Attach(string? netconf = null)
    {
        AddDevice();
        return AddWith(Answer, netconf).AssertSuccess();
    }

    private PluginResult Check(string result, string? netconf = null)
        => FakeCall("CHECK", Netconf.WithPrevResult(netconf ?? Config(), result)).Run();
}
