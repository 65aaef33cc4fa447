using System.Text.Json.Nodes;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>What upstream's own tests of host-device (<c>host-device_test.go</c>) demand, told anew for every version that has interfaces in its result.</summary>
public sealed class UpstreamListTests : Ipam.IpamTest
{
    private const string Card = "0000:00:00.1";

    public static TheoryData<string> Versions => ["0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0"];

    [Theory, MemberData(nameof(Versions))]
    public void Works_with_a_valid_configuration_without_ipam(string version) => AssertRoundTrip(version, Netconf.Device("dev0", version));

    [Theory, MemberData(nameof(Versions))]
    public void Works_with_a_valid_configuration_with_static_addresses(string version)
        => AssertRoundTrip(version, WithStatic(Netconf.Device("dev0", version)), address: "10.10.0.1/24");

    [Theory, MemberData(nameof(Versions))]
    public void A_configuration_without_a_selector_is_refused(string version)
    {
        Host.AddLink("dev0", up: true);
        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.For("x", "", version)));
        Assert.Equal("specify either \"device\", \"hwaddr\", \"kernelpath\" or \"pciBusID\"", error.Message);
    }

    [Theory, MemberData(nameof(Versions))]
    public void Del_fails_while_the_name_is_taken_on_the_host_and_succeeds_after_that(string version)
    {
        string netconf = Netconf.Device("dev0", version);
        Host.AddLink("dev0");
        Add(netconf).AssertSuccess();
        Host.AddLink("dev0");

        Del(netconf).AssertError();
        Assert.True(Pod.IsUp("net1"));
        Host.Ip("link del dev0");
        Del(netconf).AssertSilentSuccess();
        Del(netconf).AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_device_for_user_space_gets_addresses_in_the_result_only(string version)
    {
        var sysfs = new SelectorSysfs(Folder);
        sysfs.AddPci(Card, "vfio-pci");
        PluginCall add = WithDelegates(Call("ADD", WithStatic(Netconf.For("pciBusID", Card, version)))) with { Sys = sysfs.Root };

        JsonNode result = JsonNode.Parse(add.Run().AssertSuccess())!;

        Assert.Null(result["interfaces"]![0]!["mac"]);
        Assert.Equal("10.10.0.1/24", (string?)result["ips"]![0]!["address"]);
        Assert.Empty(Pod.LinkNames());
        if (version is not ("0.3.0" or "0.3.1"))
            (add with { Command = "CHECK", Netconf = Netconf.WithPrevResult(add.Netconf, result.ToJsonString()) }).Run().AssertSilentSuccess();
        (add with { Command = "DEL" }).Run().AssertSilentSuccess();
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_device_of_the_auxiliary_bus_is_chosen_by_the_device_plugin(string version)
    {
        var sysfs = new SelectorSysfs(Folder);
        sysfs.AddPci(Card);
        sysfs.AddAuxiliary("mlx5_core.sf.4", Card);
        sysfs.AddLink(Card + "/mlx5_core.sf.4", "dev0");
        string netconf = $$$"""{"cniVersion":"{{{version}}}","name":"n","type":"host-device","runtimeConfig":{"deviceID":"mlx5_core.sf.4"}}""";
        Host.AddLink("dev0");

        (Call("ADD", netconf) with { Sys = sysfs.Root }).Run().AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        (Call("DEL", netconf) with { Sys = sysfs.Root }).Run().AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_link_of_the_same_name_in_the_container_stays_as_it_is(string version)
    {
        Pod.AddLink("dev0", up: true);
        Snapshot pod = Pod.Snapshot();

        AssertRoundTrip(version, Netconf.Device("dev0", version));

        Snapshot.AssertSame(pod, Pod.Snapshot());
    }

    private void AssertRoundTrip(string version, string netconf, string? address = null)
    {
        Host.AddLink("dev0");
        string mac = Host.Mac("dev0");
        Snapshot before = Host.Snapshot();

        string text = WithDelegates(Call("ADD", netconf)).Run().AssertSuccess();
        JsonNode made = JsonNode.Parse(text)!["interfaces"]![0]!;
        Assert.Equal(("net1", mac, Pod.Path), ((string?)made["name"], (string?)made["mac"], (string?)made["sandbox"]));
        Assert.True(Pod.IsUp("net1"));
        Assert.Empty(Host.LinkNames());
        if (address is not null)
            Assert.Contains(address, Pod.Ip("-o addr show dev net1"), StringComparison.Ordinal);
        if (version is not ("0.3.0" or "0.3.1"))
            WithDelegates(Call("CHECK", Netconf.WithPrevResult(netconf, text))).Run().AssertSilentSuccess();
        WithDelegates(Call("DEL", netconf)).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before.Without("ifindex"), Host.Snapshot().Without("ifindex"));
    }

    private PluginCall WithDelegates(PluginCall call)
    {
        if (!call.Netconf.Contains("\"ipam\"", StringComparison.Ordinal))
            return call;
        string folder = Binaries.FolderWith("static");
        if (call.Netconf.Contains("1.1.0", StringComparison.Ordinal))
            SkipUnlessModern(Path.Combine(folder, "static"));
        return call with { CniPath = folder };
    }

    private static string WithStatic(string netconf)
    {
        JsonNode conf = JsonNode.Parse(netconf)!;
        conf["ipam"] = JsonNode.Parse("""{"type":"static","addresses":[{"address":"10.10.0.1/24"}]}""");
        return conf.ToJsonString();
    }
}
