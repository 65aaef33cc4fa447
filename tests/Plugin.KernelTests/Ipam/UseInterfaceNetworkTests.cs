using System.Text.Json.Nodes;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests.Ipam;

/// <summary>The key <c>useInterfaceNetwork</c>: what the host has for a device goes along with it.</summary>
public sealed class UseInterfaceNetworkTests : IpamTest
{
    private const string Key = "\"useInterfaceNetwork\":true";

    [Fact]
    public void Addresses_of_both_families_go_along_and_are_in_the_result()
    {
        AddDevice();
        Host.Ip("addr add 10.77.0.1/24 brd + dev dev0 label dev0:a");
        Host.Ip("addr add 10.77.0.2/24 dev dev0 valid_lft 5000 preferred_lft 4000");
        Host.Ip("addr add 10.78.0.1 peer 10.78.0.9/32 dev dev0");
        Host.Ip("addr add 10.79.0.1/24 dev dev0 scope link");
        Host.Ip("addr add fd00:77::1/64 dev dev0 nodad");
        Host.Ip("addr add fd00:78::1/64 dev dev0 nodad valid_lft 5000 preferred_lft 4000");
        Host.Ip("addr add fe80::7/64 dev dev0 nodad");

        JsonNode result = Result(AddAlone());

        string[] expected = ["10.77.0.1/24", "10.77.0.2/24", "10.78.0.1/32", "fd00:77::1/64"];
        Assert.Equal(expected, Told(result, "ips", "address"));
        Assert.All(result["ips"]!.AsArray(), ip => Assert.Equal(0, (int)ip!["interface"]!));
        Assert.Equal(expected, Addresses().Where(address => (string?)address["scope"] == "global")
            .Select(address => $"{address["local"]}/{address["prefixlen"]}").Order(StringComparer.Ordinal));
        Assert.All(Addresses(), address => Assert.Equal(uint.MaxValue, (uint)address["valid_life_time"]!));
        Assert.Equal("10.77.0.255", (string?)Addresses().First(address => (string?)address["local"] == "10.77.0.1")["broadcast"]);
    }

    [Fact]
    public void Routes_go_along_whatever_their_order_and_table()
    {
        AddDevice();
        Host.Ip("addr add 10.77.0.1/24 dev dev0");
        Host.Ip("addr add fd00:77::1/64 dev dev0 nodad");
        Host.Ip("route add 10.99.0.0/24 dev dev0 scope link");
        Host.Ip("route add 10.88.0.0/16 via 10.99.0.1 dev dev0 metric 50 table 70000");
        Host.Ip("route add default via 10.77.0.254 dev dev0 proto static metric 60 src 10.77.0.1");
        Host.Ip("route add 10.90.0.0/16 dev dev0 mtu 1300 table 100");
        Host.Ip("-6 route add fd02::/64 dev dev0 metric 9");
        Host.Ip("-6 route add fd01::/64 via fd02::fe dev dev0 metric 9");
        Host.Ip("-6 route add default via fd00:77::fe dev dev0 metric 9 proto ra");

        JsonNode result = Result(AddAlone());

        Assert.Equal(
            ["default via 10.77.0.254 proto static src 10.77.0.1 metric 60", "10.99.0.0/24 scope link",
             "fd01::/64 via fd02::fe metric 9 pref medium", "fd02::/64 metric 9 pref medium"],
            Routes().Where(route => !route.StartsWith("fe80:", StringComparison.Ordinal)));
        Assert.Equal(["10.88.0.0/16 via 10.99.0.1 metric 50"], Routes("70000"));
        Assert.Equal(["10.90.0.0/16 scope link mtu 1300"], Routes("100"));
        Assert.Equal("0.0.0.0/0 10.88.0.0/16 10.90.0.0/16 10.99.0.0/24 fd01::/64 fd02::/64", string.Join(' ', Told(result, "routes", "dst")));
        JsonNode gateway = result["routes"]!.AsArray().Single(route => (string?)route!["dst"] == "10.88.0.0/16")!;
        Assert.Equal("""{"dst":"10.88.0.0/16","gw":"10.99.0.1","priority":50,"table":70000}""", gateway.ToJsonString());
        JsonNode link = result["routes"]!.AsArray().Single(route => (string?)route!["dst"] == "10.99.0.0/24")!;
        Assert.Equal("""{"dst":"10.99.0.0/24","scope":253,"table":254}""", link.ToJsonString());
    }

    [Fact]
    public void Ipv6_addresses_go_along_into_a_pod_that_has_ipv6_turned_off()
    {
        AddDevice();
        Host.Ip("addr add fd00:77::1/64 dev dev0 nodad");
        Command.Run("ip", "netns", "exec", Pod.Name, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");

        AddAlone();

        Assert.Contains("fd00:77::1", Addresses().Select(address => (string?)address["local"]));
    }

    [Fact]
    public void Of_several_next_hops_those_of_the_device_go_along()
    {
        AddDevice();
        Host.AddLink("other0", up: true);
        Host.Ip("addr add 10.78.0.1/24 dev other0");
        Host.Ip("addr add 10.77.0.1/24 dev dev0");
        Host.Ip("addr add fd00:77::1/64 dev dev0 nodad");
        Pod.Ip($"link add taken0 index {Host.Index("dev0")} type ifb");
        Host.Ip("route add 10.90.0.0/16 nexthop via 10.77.0.3 dev dev0 weight 2 nexthop via 10.77.0.4 dev dev0 nexthop via 10.78.0.4 dev other0");
        Host.Ip("route add 10.91.0.0/16 nexthop via 10.77.0.3 dev dev0 nexthop via 10.78.0.4 dev other0");
        Host.Ip("-6 route add fd01::/64 nexthop via fd00:77::3 dev dev0 nexthop via fd00:77::4 dev dev0");

        string output = AddAlone();

        Assert.Equal(["10.90.0.0/16 via 10.77.0.3", "10.90.0.0/16 via 10.77.0.4", "10.91.0.0/16 via 10.77.0.3", "fd01::/64 via fd00:77::3", "fd01::/64 via fd00:77::4"],
            Result(output)["routes"]!.AsArray().Select(route => $"{route!["dst"]} via {route["gw"]}").Order(StringComparer.Ordinal));
        Assert.Contains("weight 2", Pod.Ip("route show 10.90.0.0/16"), StringComparison.Ordinal);
        Assert.DoesNotContain("10.78.0.4", Pod.Ip("route show"), StringComparison.Ordinal);
        Call("CHECK", Netconf.WithPrevResult(Alone(), output)).Run().AssertSilentSuccess();
    }

    [Fact]
    public void Rules_for_its_addresses_go_along_and_others_do_not()
    {
        AddDevice();
        Host.Ip("addr add 10.77.0.1/24 dev dev0");
        Host.Ip("addr add fd00:77::1/64 dev dev0 nodad");
        Host.Ip("route add default via 10.77.0.254 dev dev0 table 100");
        Host.Ip("-6 route add default via fd00:77::fe dev dev0 table 101");
        Host.Ip("rule add from 10.77.0.0/16 iif dev0 fwmark 0x7/0xf lookup 100 priority 1000");
        Host.Ip("rule add from 10.66.0.0/16 lookup 100 priority 1001");
        Host.Ip("rule add from 10.77.0.1 lookup 200 priority 1002");
        Host.Ip("rule add from all lookup 100 priority 1003");
        Host.Ip("-6 rule add from fd00:77::/64 to fd05::/16 lookup 101 priority 1004");

        Assert.Equal(0, Add(Alone()).ExitCode);

        Assert.Equal(["1000:\tfrom 10.77.0.0/16 fwmark 0x7/0xf iif net1 lookup 100"], Rules("-4"));
        Assert.Equal(["1004:\tfrom fd00:77::/64 to fd05::/16 lookup 101"], Rules("-6"));
    }

    [Fact]
    public void They_stand_behind_what_the_delegate_gave_and_check_finds_both()
    {
        AddDevice();
        Host.Ip("addr add 10.77.0.1/24 dev dev0");
        Host.Ip("addr add 10.1.0.5/24 dev dev0");
        Host.Ip("route add 10.90.0.0/16 dev dev0 scope link");
        string netconf = Config(members: Key);

        string output = AddWith("""{"ips":[{"address":"10.1.0.5/24","gateway":"10.1.0.1"}],"routes":[{"dst":"10.9.0.0/16"}]}""", netconf).AssertSuccess();

        Assert.Equal(["10.1.0.5/24", "10.77.0.1/24"], Result(output)["ips"]!.AsArray().Select(ip => (string)ip!["address"]!));
        Assert.Equal(["10.9.0.0/16", "10.90.0.0/16"], Result(output)["routes"]!.AsArray().Select(route => (string)route!["dst"]!));
        FakeCall("CHECK", Netconf.WithPrevResult(netconf, output)).Run().AssertSilentSuccess();
        Pod.Ip("route del 10.90.0.0/16");
        FakeCall("CHECK", Netconf.WithPrevResult(netconf, output)).Run().AssertError();
    }

    [Fact]
    public void Del_brings_the_device_back_and_none_of_it()
    {
        AddDressedDevice("dev0");
        AddAlone();

        Del(Alone()).AssertSilentSuccess();

        Assert.Contains("dev0", Host.LinkNames());
        Assert.DoesNotContain("10.77.0.1", Host.Ip("addr show dev dev0"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_that_the_kernel_refuses_undoes_everything(bool hasDelegate)
    {
        AddDressedDevice("dev0");
        Host.Ip("addr add 10.79.0.1/24 dev dev0 scope link");
        Host.Ip("route add 10.90.0.0/16 dev dev0 src 10.79.0.1");
        Host.Ip("route add 10.91.0.0/16 dev dev0 table 100");
        Host.Ip("rule add from 10.77.0.1 lookup 100 priority 1000");
        Fake.On("ADD", """{"ips":[{"address":"10.1.0.5/24"}]}""");

        PluginError error = hasDelegate
            ? AssertUndone(FakeCall("ADD", Config(members: Key)), "ADD", "DEL")
            : AssertRefusedUntouched(Call("ADD", Alone()));

        Assert.Equal("failed to add copied route 10.90.0.0/16 table 254 to \"net1\": invalid argument", error.Message);
        Assert.Equal(999, error.Code);
        Assert.Empty(Rules("-4"));
        Assert.Equal(["1000:\tfrom 10.77.0.1 lookup 100"], Rules("-4", Host));
    }

    [Fact]
    public void With_a_failing_delegate_nothing_has_gone_along()
    {
        AddDressedDevice("dev0");
        Fake.On("ADD", """{"code":7,"msg":"no such range"}""", exit: 1);

        Assert.Equal("no such range", AssertUndone(FakeCall("ADD", Config(members: Key)), "ADD", "DEL").Message);
    }

    [Fact]
    public void More_than_one_batch_takes_goes_along()
    {
        AddDevice();
        Host.Ip("addr add 10.77.0.1/24 dev dev0");
        string batch = Path.Combine(Folder, "routes");
        File.WriteAllLines(batch, Enumerable.Range(0, 300).Select(i => $"route add 10.{100 + (i / 200)}.{i % 200}.0/24 via 10.77.0.254 dev dev0"));
        Host.Ip($"-batch {batch}");

        Assert.Equal(300, Result(AddAlone())["routes"]!.AsArray().Count);
        Assert.Equal(300, Routes().Count(route => route.Contains("via 10.77.0.254", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"useInterfaceNetwork\":false")]
    public void Without_it_nothing_goes_along_and_no_rule_is_asked_for(string member)
    {
        AddDressedDevice("dev0");
        const int GetRule = 34;

        Strace add = Strace.Of(Call("ADD", Netconf.Device("dev0").Replace("}", member + "}", StringComparison.Ordinal)), Folder);

        Assert.DoesNotContain(add.Datagrams.SelectMany(datagram => datagram), message => message.Type == GetRule);
        Assert.DoesNotContain(Addresses(), address => (string?)address["scope"] == "global");
    }

    [Fact]
    public void Strict_guard_has_nothing_against_addresses_and_routes_that_go_along()
    {
        AddDressedDevice("dev0");
        Host.Ip("route add default via 10.77.0.254 dev dev0");

        PluginResult result = Add(Alone(members: ",\"guard\":\"strict\""));

        result.AssertSuccess();
        Assert.Equal("", result.Stderr);
    }

    [Fact]
    public void The_oldest_versions_are_served_where_there_is_an_address()
    {
        AddDevice();
        Assert.Equal("cannot convert: no valid IP addresses", AssertRefusedUntouched(Call("ADD", Alone("0.2.0"))).Message);
        Host.Ip("addr add 10.77.0.1/24 dev dev0");

        Assert.Equal("10.77.0.1/24", (string?)Result(Add(Alone("0.2.0")).AssertSuccess())["ip4"]!["ip"]);
    }

    [Fact]
    public void With_dpdk_mode_it_is_refused_before_anything()
    {
        AddDressedDevice("dev0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Alone(members: ",\"dpdkMode\":true")));

        Assert.Equal(7, error.Code);
        Assert.Contains("useInterfaceNetwork", error.Message, StringComparison.Ordinal);
    }

    private static string Alone(string cniVersion = "1.0.0", string members = "")
        => $$"""{"cniVersion":"{{cniVersion}}","name":"test-net","type":"host-device","device":"dev0",{{Key}}{{members}}}""";

    private string AddAlone() => Add(Alone()).AssertSuccess();

    private static JsonNode Result(string output) => JsonNode.Parse(output)!;

    private static string[] Told(JsonNode result, string list, string key)
        => [.. result[list]!.AsArray().Select(item => (string)item![key]!).Order(StringComparer.Ordinal)];

    /// <summary>The rules of a namespace but for the kernel's own three.</summary>
    private string[] Rules(string family, NetworkNamespace? space = null)
        => [.. (space ?? Pod).Ip($"{family} rule show").Split('\n').Select(line => line.TrimEnd())
            .Where(line => line.Length > 0 && !line.Contains("from all lookup", StringComparison.Ordinal))];
}
