using System.Text.Json.Nodes;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests.Ipam;

/// <summary>What the delegate chose is what the link has.</summary>
public sealed class InterfaceConfigTests : IpamTest
{
    private const int NewAddress = 20, NewRoute = 24;

    [Theory]
    [InlineData("10.1.0.5/24", "10.1.0.255")]
    [InlineData("10.1.0.5/30", "10.1.0.7")]
    [InlineData("10.1.0.5/8", "10.255.255.255")]
    [InlineData("10.1.0.5/31", null)]
    [InlineData("10.1.0.5/32", null)]
    public void An_address_has_the_broadcast_address_of_its_network(string address, string? broadcast)
    {
        AddDevice();
        AddWith($$"""{"ips":[{"address":"{{address}}"}]}""").AssertSuccess();

        JsonNode found = Assert.Single(Addresses());
        Assert.Equal(address, $"{found["local"]}/{found["prefixlen"]}");
        Assert.Equal(broadcast, (string?)found["broadcast"]);
        Assert.Equal("global", (string?)found["scope"]);
    }

    [Fact]
    public void Several_addresses_of_both_families_are_there_in_order()
    {
        AddDevice();
        AddWith("""{"ips":[{"address":"10.1.0.5/24"},{"address":"fd00::5/64"},{"address":"10.2.0.5/32"},{"address":"fd00::6/128"}]}""").AssertSuccess();

        Assert.Equal(["10.1.0.5", "10.2.0.5", "fd00::5", "fd00::6"],
            Addresses().Select(address => (string)address["local"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_route_without_a_next_hop_goes_to_the_first_gateway_of_its_family()
    {
        AddDevice();
        AddWith("""
            {"ips":[{"address":"10.1.0.5/24"},{"address":"10.2.0.5/24","gateway":"10.2.0.1"},{"address":"10.3.0.5/24","gateway":"10.3.0.1"}],
             "routes":[{"dst":"0.0.0.0/0"},{"dst":"10.9.0.0/16","gw":"10.1.0.9"},{"dst":"fd09::/64"}]}
            """).AssertSuccess();

        Assert.Equal(["default via 10.2.0.1", "10.9.0.0/16 via 10.1.0.9", "fd09::/64 metric 1024 pref medium"], Routes());
    }

    [Theory]
    [InlineData("100", "100")]
    [InlineData("255", "local")]
    [InlineData("256", "256")]
    [InlineData("4294967295", "4294967295")]
    [InlineData("0", "main")]
    [InlineData("-1", "main")]
    public void A_route_goes_to_its_table(string table, string found)
    {
        AddDevice();
        AddWith($$"""{"ips":[{"address":"10.1.0.5/24"}],"routes":[{"dst":"10.9.0.0/16","gw":"10.1.0.9","table":{{table}},"priority":7}]}""").AssertSuccess();

        Assert.Equal(["10.9.0.0/16 via 10.1.0.9 metric 7"], Routes(found));
    }

    [Fact]
    public void Metric_and_scope_are_applied()
    {
        AddDevice();
        AddWith("""
            {"ips":[{"address":"10.1.0.5/24"}],
             "routes":[{"dst":"10.9.0.0/16","scope":253,"priority":77},{"dst":"10.8.0.0/16","priority":4294967295}]}
            """).AssertSuccess();

        Assert.Equal(["10.8.0.0/16 metric 4294967295", "10.9.0.0/16 scope link metric 77"], Routes().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("10.9.0.0/16", "mtu 1300 advmss 1200")]
    [InlineData("fd09::/64", "metric 1024 mtu 1300 advmss 1200 pref medium")]
    public void Mtu_and_advmss_are_applied_and_repeated_in_the_result(string destination, string metrics)
    {
        AddDevice();
        string result = AddWith(
            $$"""{"ips":[{"address":"10.1.0.5/24"}],"routes":[{"dst":"{{destination}}","mtu":1300,"advmss":1200}]}""").AssertSuccess();

        Assert.Equal([$"{destination} {metrics}"], Routes());
        JsonNode route = JsonNode.Parse(result)!["routes"]![0]!;
        Assert.Equal((1300, 1200), ((int)route["mtu"]!, (int)route["advmss"]!));
    }

    [Fact]
    public void Two_routes_to_one_destination_exist_side_by_side()
    {
        AddDevice();
        AddWith("""
            {"ips":[{"address":"10.1.0.5/24"}],"routes":[{"dst":"10.9.0.0/16","gw":"10.1.0.8"},{"dst":"10.9.0.0/16","gw":"10.1.0.9"}]}
            """).AssertSuccess();

        Assert.Equal(2, Routes().Length);
    }

    [Fact]
    public void All_of_it_is_sent_in_one_call()
    {
        AddDevice();
        Fake.On("ADD", """
            {"ips":[{"address":"10.1.0.5/24","gateway":"10.1.0.1"},{"address":"10.2.0.5/24"},{"address":"fd00::5/64"}],
             "routes":[{"dst":"0.0.0.0/0"},{"dst":"10.9.0.0/16"},{"dst":"fd09::/64"}]}
            """);

        Strace add = Strace.Of(FakeCall("ADD"), Folder);

        NetlinkBytes[] batch = Assert.Single(add.Datagrams, datagram => datagram.Any(message => message.Type is NewAddress or NewRoute));
        Assert.Equal([NewAddress, NewAddress, NewAddress, NewRoute, NewRoute, NewRoute], batch.Select(message => message.Type));
        Assert.Single(add.Moves);
        Assert.Empty(add.Named("unshare"));
    }

    [Fact]
    public void More_than_a_batch_takes_is_sent_in_several()
    {
        AddDevice();
        string routes = string.Join(',', Enumerable.Range(0, 300).Select(i => $$"""{"dst":"10.{{100 + (i / 200)}}.{{i % 200}}.0/24","mtu":1300,"advmss":1200}"""));
        Fake.On("ADD", $$"""{"ips":[{"address":"10.1.0.5/24","gateway":"10.1.0.1"}],"routes":[{{routes}}]}""");

        Strace add = Strace.Of(FakeCall("ADD"), Folder);

        Assert.Equal([128, 128, 45], add.Datagrams.Where(datagram => datagram.Any(message => message.Type is NewAddress or NewRoute))
            .Select(datagram => datagram.Length));
        Assert.Equal(300, Routes().Length);
    }

    [Fact]
    public void Ipv6_is_turned_on_where_the_runtime_has_turned_it_off()
    {
        AddDevice();
        Command.Run("ip", "netns", "exec", Pod.Name, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");

        AddWith("""{"ips":[{"address":"fd00::5/64"}]}""").AssertSuccess();

        Assert.Equal("fd00::5", (string?)Assert.Single(Addresses())["local"]);
        Assert.Equal("0\n0\n1\n", Sysctl("lo/disable_ipv6", "net1/disable_ipv6", "net1/keep_addr_on_down"));
    }

    [Fact]
    public void Without_an_ipv6_address_no_switch_is_touched()
    {
        AddDevice();
        Command.Run("ip", "netns", "exec", Pod.Name, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");

        AddWith("""{"ips":[{"address":"10.1.0.5/24"}]}""").AssertSuccess();

        Assert.Equal("1\n1\n0\n", Sysctl("lo/disable_ipv6", "net1/disable_ipv6", "net1/keep_addr_on_down"));
    }

    private string Sysctl(params string[] names)
        => Command.Run("ip", ["netns", "exec", Pod.Name, "cat", .. names.Select(name => "/proc/sys/net/ipv6/conf/" + name)]);
}
