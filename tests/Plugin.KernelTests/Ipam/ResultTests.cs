using System.Text.Json.Nodes;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>The result of ADD: the same bytes as upstream's, and behind what earlier plugins have made.</summary>
public sealed class ResultTests : IpamTest
{
    private const string Dns = "\"dns\":{\"nameservers\":[\"8.8.8.8\"],\"domain\":\"a.b\",\"search\":[\"x<y\"],\"options\":[\"o\"]}";

    private const string Modern = """
        {"cniVersion":"1.0.0","interfaces":[{"name":"ignored"}],
         "ips":[{"address":"10.1.0.5/24","gateway":"10.1.0.1","interface":7},{"address":"FD00:0:0::5/64","gateway":"fd00:0::1"}],
         "routes":[{"dst":"0.0.0.0/0"},{"dst":"10.9.0.0/16","gw":"10.1.0.9","priority":77,"table":0,"scope":0},{"dst":"fd01::/64"}],
         "dns":{"nameservers":["1.1.1.1"]}}
        """;

    private const string Middle = """
        {"cniVersion":"0.3.1","ips":[{"version":"4","address":"10.1.0.5/24"}],"routes":[{"dst":"10.9.0.0/16"}],"dns":{}}
        """;

    private const string Oldest = """
        {"cniVersion":"0.2.0","ip4":{"ip":"10.1.0.5/24","gateway":"10.1.0.1","routes":[{"dst":"0.0.0.0/0"},{"dst":"10.9.0.0/16","gw":"10.1.0.9"}]},
         "ip6":{"ip":"fd00::5/64","routes":[{"dst":"fd01::/64","gw":"fd00::2"}]},"dns":{"domain":"c.d"}}
        """;

    public static TheoryData<string, string, string> Results()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (string version in (string[])["0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0"])
        {
            foreach (string answer in (string[])[Modern, Middle, Oldest])
            {
                cases.Add(version, answer, Dns);
                cases.Add(version, answer, "\"dns\":{\"search\":[]}");
            }
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void It_has_the_bytes_of_upstreams_and_so_has_the_pod(string cniVersion, string answer, string dns)
    {
        string upstream = Binaries.Upstream();
        SkipUnlessModern(upstream);
        AddDevice();
        Fake.On("ADD", answer);
        PluginCall add = FakeCall("ADD", Config(cniVersion: cniVersion, members: dns));

        string theirs = (add with { Binary = upstream }).Run().AssertSuccess();
        Kernel.Snapshot theirPod = Pod.Snapshot();
        (add with { Command = "DEL" }).Run().AssertSilentSuccess();
        string ours = add.Run().AssertSuccess();
        Kernel.Snapshot ourPod = Pod.Snapshot();
        (add with { Command = "DEL" }).Run().AssertSilentSuccess();

        Assert.Equal(theirs, ours);
        Kernel.Snapshot.AssertSame(theirPod, ourPod);
    }

    [Fact]
    public void What_an_earlier_plugin_made_is_passed_on_and_ours_is_added()
    {
        AddDevice();
        string earlier = """
            "prevResult":{"cniVersion":"1.1.0","interfaces":[{"name":"br0","mtu":1400},{"name":"eth0","mac":"02:00:00:00:00:09","sandbox":"/run/netns/x","pciID":"0000:00:01.0"}],
             "ips":[{"address":"10.0.0.2/16","gateway":"10.0.0.1","interface":1}],"routes":[{"dst":"0.0.0.0/0","gw":"10.0.0.1"}],"dns":{"domain":"a.b"}}
            """;

        JsonNode result = JsonNode.Parse(AddWith(Modern, Config(cniVersion: "1.1.0", members: earlier)).AssertSuccess())!;

        Assert.Equal(["br0", "eth0", "net1"], result["interfaces"]!.AsArray().Select(link => (string)link!["name"]!));
        Assert.Equal((1400, "0000:00:01.0"), ((int)result["interfaces"]![0]!["mtu"]!, (string)result["interfaces"]![1]!["pciID"]!));
        Assert.Equal(["10.0.0.2/16 1", "10.1.0.5/24 2", "fd00::5/64 2"], result["ips"]!.AsArray().Select(ip => $"{ip!["address"]} {ip["interface"]}"));
        Assert.Equal(4, result["routes"]!.AsArray().Count);
        Assert.Equal("a.b", (string?)result["dns"]!["domain"]);
        // What is another plugin's is not given to this link.
        Assert.Equal(["10.1.0.5", "fd00::5"], Addresses().Select(address => (string)address["local"]!));
    }

    [Fact]
    public void It_is_passed_on_without_a_delegate_too_and_in_the_layout_of_the_version()
    {
        AddDevice();
        string netconf = """
            {"cniVersion":"0.4.0","name":"n","type":"host-device","device":"dev0","prevResult":{"cniVersion":"0.4.0",
             "interfaces":[{"name":"eth0"}],"ips":[{"version":"4","address":"10.0.0.2/16","interface":0}],"dns":{"domain":"a.b"}}}
            """;

        JsonNode result = JsonNode.Parse(Add(netconf).AssertSuccess())!;

        Assert.Equal(["eth0", "net1"], result["interfaces"]!.AsArray().Select(link => (string)link!["name"]!));
        Assert.Equal(("4", "10.0.0.2/16"), ((string)result["ips"]![0]!["version"]!, (string)result["ips"]![0]!["address"]!));
        Assert.Equal("a.b", (string?)result["dns"]!["domain"]);
    }

    [Fact]
    public void One_that_cannot_be_read_is_refused_before_anything_moves()
    {
        AddDressedDevice("dev0");
        PluginError error = AssertRefusedUntouched(FakeCall("ADD", Config(members: "\"prevResult\":{\"ips\":5}")));
        Assert.Equal("could not parse prevResult: json: cannot unmarshal number into Go struct field Result.ips of type []*types100.IPConfig", error.Message);
        Assert.Empty(Fake.Calls);
    }
}
