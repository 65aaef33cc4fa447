using System.Text.Json.Nodes;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>Several devices and a delegate: addresses and routes are the first one's.</summary>
public sealed class SeveralIpamTests : IpamTest
{
    private const string Answer = """{"ips":[{"address":"10.1.0.5/24","gateway":"10.1.0.1"}],"routes":[{"dst":"10.9.0.0/16"}]}""";

    [Theory]
    [InlineData("0.4.0")]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void The_static_addresses_are_the_first_ones(string cniVersion)
    {
        AddThree();
        Snapshot before = Host.Snapshot();
        string netconf = SeveralConfig("static", """ "addresses":[{"address":"10.10.0.1/24","gateway":"10.10.0.254"}],"routes":[{"dst":"10.99.0.0/16"}] """, cniVersion);
        PluginCall add = Call("ADD", netconf) with { CniPath = Binaries.FolderWith("static") };
        SkipUnlessModern(Path.Combine(add.CniPath, "static"));

        string result = add.Run().AssertSuccess();

        JsonNode parsed = JsonNode.Parse(result)!;
        Assert.Equal(["net1", "net1-1", "net1-2"], parsed["interfaces"]!.AsArray().Select(one => (string)one!["name"]!));
        Assert.Equal(0, (int)parsed["ips"]![0]!["interface"]!);
        Assert.Equal("10.10.0.1", (string?)Assert.Single(Addresses())["local"]);
        Assert.Equal(["10.99.0.0/16 via 10.10.0.254"], Routes());
        Assert.Empty(Pod.IpJson("addr show dev net1-1").SelectMany(link => link["addr_info"]!.AsArray()));
        (add with { Command = "CHECK", Netconf = Netconf.WithPrevResult(netconf, result) }).Run().AssertSilentSuccess();
        (add with { Command = "DEL", Netconf = Netconf.WithPrevResult(netconf, result) }).Run().AssertSilentSuccess();
        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void Behind_other_interfaces_the_addresses_are_still_the_first_ones()
    {
        AddThree();
        const string earlier = """{"cniVersion":"1.0.0","interfaces":[{"name":"eth0"},{"name":"eth1"}]}""";

        string result = AddWith(Answer, Netconf.WithPrevResult(SeveralConfig(), earlier)).AssertSuccess();

        Assert.Equal(2, (int)JsonNode.Parse(result)!["ips"]![0]!["interface"]!);
        FakeCall("DEL", SeveralConfig()).Run().AssertSilentSuccess();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ips":[{"address":"10.1.0.5/24"}],"routes":[{"dst":"10.9.0.0/16","gw":"10.200.0.1"}]}""")]
    public void An_answer_that_cannot_be_used_brings_all_home_with_addresses_and_routes(string answer)
    {
        AddThree();
        foreach (int place in new[] { 0, 1, 2 })
        {
            Host.Ip($"link set dev{place} up");
            Host.Ip($"addr add 10.77.{place}.1/24 dev dev{place}");
            Host.Ip($"route add 10.88.{place}.0/24 via 10.77.{place}.254 dev dev{place}");
        }
        Fake.On("ADD", answer);

        AssertUndone(FakeCall("ADD", SeveralConfig()), "ADD", "DEL");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Check_tells_the_device_that_is_not_as_it_was(int place)
    {
        AddThree();
        string name = place == 0 ? "net1" : $"net1-{place}";
        string checkedConf = Netconf.WithPrevResult(SeveralConfig(), AddWith(Answer, SeveralConfig()).AssertSuccess());
        FakeCall("CHECK", checkedConf).Run().AssertSilentSuccess();

        Pod.Ip($"link set {name} down");
        Assert.Contains($"Interface {name} is down", FakeCall("CHECK", checkedConf).Run().AssertError().Message, StringComparison.Ordinal);
        Pod.Ip($"link del {name}");
        Assert.Equal($"Container Interface name in prevResult: {name} not found", FakeCall("CHECK", checkedConf).Run().AssertError().Message);
        FakeCall("DEL", SeveralConfig()).Run().AssertSilentSuccess();
    }

    private void AddThree()
    {
        foreach (int place in new[] { 0, 1, 2 })
        {
            Host.AddLink($"dev{place}");
            Host.Ip($"link set dev{place} alias uplink-{place}");
        }
    }

    private static string SeveralConfig(string type = "fake", string members = "", string cniVersion = "1.0.0")
        => $$"""
            {"cniVersion":"{{cniVersion}}","name":"test-net","type":"host-device","devices":[{"device":"dev0"},{"device":"dev1"},{"device":"dev2"}],
             "ipam":{"type":"{{type}}"{{(members.Length > 0 ? "," : "")}}{{members}} } }
            """;
}
