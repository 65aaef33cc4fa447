using System.Text.Json.Nodes;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Several;

/// <summary>Eight devices there, looked at, and back, in one call each.</summary>
public sealed class SeveralMoveTests : SeveralTest
{
    [Theory]
    [InlineData("0.3.0")]
    [InlineData("0.3.1")]
    [InlineData("0.4.0")]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void Add_check_and_del_bring_all_home_with_name_alias_altnames_and_index(string cniVersion)
    {
        foreach (int place in Places)
            Host.AddLink($"dev{place}");
        foreach (int place in Places)
            Host.Ip($"link set dev{place} alias uplink-{place} mtu {1400 + place}");
        Snapshot before = Host.Snapshot();
        string[] macs = [.. HostNames.Select(Host.Mac)];
        string netconf = All(cniVersion);

        string result = Add(netconf).AssertSuccess();
        Assert.Empty(Host.LinkNames());
        Assert.Equal(PodNames, Pod.LinkNames());
        Assert.All(PodNames, name => Assert.True(Pod.IsUp(name)));
        Assert.Equal(HostNames, PodNames.Select(Pod.Alias));
        Assert.Equal(macs, PodNames.Select(Pod.Mac));
        Assert.Equal(PodNames, Interfaces(result));
        Assert.Equal(macs, JsonNode.Parse(result)!["interfaces"]!.AsArray().Select(one => (string)one!["mac"]!));
        Assert.All(JsonNode.Parse(result)!["interfaces"]!.AsArray(), one => Assert.Equal(Pod.Path, (string?)one!["sandbox"]));
        if (cniVersion is not ("0.3.0" or "0.3.1"))
            Call("CHECK", Netconf.WithPrevResult(netconf, result)).Run().AssertSilentSuccess();
        Del(Netconf.WithPrevResult(netconf, result)).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
        Assert.Empty(Pod.LinkNames());
        Assert.Empty(Directory.GetFiles(Records));
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("0.4.0")]
    public void A_list_of_one_is_the_same_as_the_device_at_the_top_level(string cniVersion)
    {
        Host.AddLink("dev0");
        string single = Add(Netconf.Device("dev0", cniVersion)).AssertSuccess();
        Del(Netconf.Device("dev0", cniVersion)).AssertSilentSuccess();

        Assert.Equal(single, Add(List("""{"device":"dev0"}""", cniVersion)).AssertSuccess());
        Del(List("""{"device":"dev0"}""", cniVersion)).AssertSilentSuccess();
    }

    [Fact]
    public void Names_are_given_by_the_list_or_by_number_and_the_first_is_the_runtimes()
    {
        AddDevices();
        Snapshot before = Host.Snapshot();
        string netconf = List("""
            {"device":"dev0","name":"ignored"},{"device":"dev1","name":"rdma0"},{"device":"dev2"},{"device":"dev3","name":"storage-uplink1"},
            {"device":"dev4","name":"\u0069b0"},{"device":"dev5","name":""}
            """);

        string result = Add(netconf).AssertSuccess();

        Assert.Equal(["net1", "rdma0", "net1-2", "storage-uplink1", "ib0", "net1-5"], Interfaces(result));
        Assert.Equal("dev3", Pod.Alias("storage-uplink1"));
        Call("CHECK", Netconf.WithPrevResult(netconf, result)).Run().AssertSilentSuccess();
        Del(netconf).AssertSilentSuccess();
        Snapshot.AssertSame(before.Without(Dropped).WithoutRoutes(), Host.Snapshot().Without(Dropped).WithoutRoutes());
    }

    [Fact]
    public void Each_entry_has_a_selector_of_any_kind()
    {
        const string pci = "0000:03:00.0", path = "0000:04:00.0";
        AddDevices();
        Snapshot before = Host.Snapshot();
        var sysfs = new SelectorSysfs(Folder);
        foreach ((string address, string link) in new[] { (pci, "dev2"), (path, "dev3") })
        {
            sysfs.AddPci(address);
            sysfs.AddLink(address, link);
        }
        string netconf = List($$"""
            {"device":"dev0"},{"hwaddr":"{{Host.Mac("dev1")}}"},{"pciBusID":"{{pci}}"},{"kernelpath":"/sys/devices/pci0000:00/{{path}}"},
            {"device":"dev4-alt","hwaddr":"00:00:00:00:00:00"},{"DEVICE":"dev5","other":[{"device":7}]}
            """);

        (Call("ADD", netconf) with { Sys = sysfs.Root }).Run().AssertSuccess();
        Assert.Equal(["dev0", "dev1", "dev2", "dev3", "dev4", "dev5"], PodNames[..6].Select(Pod.Alias));
        (Call("DEL", netconf) with { Sys = sysfs.Root }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before.Without(Dropped).WithoutRoutes(), Host.Snapshot().Without(Dropped).WithoutRoutes());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Names_may_clash_with_one_another_on_the_way(bool hostHasOtherLinks)
    {
        // Two that swap names, and a third that takes the first one's; each is taken while another one arrives, there and back.
        if (hostHasOtherLinks)
            Host.AddLink("other0");
        foreach (string name in new[] { "net2", "net1", "dev0" })
            Host.AddLink(name);
        Host.Ip("link property add dev dev0 altname net3");
        Snapshot before = Host.Snapshot();
        string[] macs = [Host.Mac("net2"), Host.Mac("net1"), Host.Mac("dev0")];
        string netconf = List("""{"device":"net2"},{"device":"net1","name":"net2"},{"device":"dev0","name":"net3"}""");

        Add(netconf).AssertSuccess();
        Assert.Equal(macs, new[] { "net1", "net2", "net3" }.Select(Pod.Mac));
        Del(netconf).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void An_altname_that_is_to_be_the_name_of_another_is_taken_off_and_is_back_after_del()
    {
        Host.AddLink("dev0");
        Host.AddLink("dev1");
        Host.Ip("link property add dev dev0 altname net1-1 altname kept");
        Snapshot before = Host.Snapshot();
        string netconf = List("""{"device":"dev0"},{"device":"dev1"}""");

        Add(netconf).AssertSuccess();
        Assert.Equal(["net1", "net1-1"], Pod.LinkNames());
        Assert.Equal(["kept"], Pod.Altnames("net1"));
        Del(netconf).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void Altnames_that_are_taken_in_the_pod_are_taken_off_wherever_they_stand()
    {
        AddDevices();
        Snapshot before = Host.Snapshot();
        foreach (int place in new[] { 0, 3, 7 })
            Pod.AddLink($"dev{place}-alt");

        Add(All()).AssertSuccess();
        Assert.Equal(["dev1-alt"], Pod.Altnames("net1-1"));
        Assert.Empty(Pod.Altnames("net1-3"));
        Del(All()).AssertSilentSuccess();

        Snapshot.AssertSame(before.Without(Dropped).WithoutRoutes(), Host.Snapshot().Without(Dropped).WithoutRoutes());
    }

    [Fact]
    public void Indexes_that_are_taken_in_the_pod_do_not_matter()
    {
        foreach (int place in Places)
            Host.AddLink($"dev{place}");
        Snapshot before = Host.Snapshot();
        foreach (int place in new[] { 1, 4 })
            Pod.Ip($"link add own{place} index {Host.Index($"dev{place}")} type ifb");

        Add(All()).AssertSuccess();
        Del(All()).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void What_plugins_before_have_made_stands_before_them_all_in_the_result()
    {
        AddDevices();
        const string earlier = """{"cniVersion":"1.0.0","interfaces":[{"name":"eth0","sandbox":"/run/netns/x"}]}""";

        string result = Add(Netconf.WithPrevResult(All(), earlier)).AssertSuccess();

        Assert.Equal(["eth0", .. PodNames], Interfaces(result));
        Del(All()).AssertSilentSuccess();
    }

    [Fact]
    public void The_guard_looks_at_each()
    {
        foreach (int place in Places)
            Host.AddLink($"dev{place}");
        Host.Ip("link add br0 type bridge");
        Host.Ip("link set dev2 master br0");
        Host.Ip("addr add 10.77.5.1/24 dev dev5");

        PluginError error = AssertRefusedUntouched(Call("ADD", All(members: ",\"guard\":\"strict\"")));
        Assert.StartsWith("refused to move \"dev2\", which is a port of \"br0\"", error.Message, StringComparison.Ordinal);
        PluginResult warned = Add(All());
        warned.AssertSuccess();
        Assert.Equal(["host-device: \"dev2\" is a port of \"br0\"", "host-device: \"dev5\" has the address 10.77.5.1/24"],
            warned.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(": the host", StringComparison.Ordinal)]));
        Del(All()).AssertSilentSuccess();
    }

    [Fact]
    public void Thirty_two_devices_are_served()
    {
        string[] names = [.. Enumerable.Range(0, 32).Select(place => $"many{place}")];
        foreach (string name in names)
            Host.AddLink(name);
        Snapshot before = Host.Snapshot();
        string netconf = List(string.Join(',', names.Select(name => $$"""{"device":"{{name}}"}""")));

        Assert.Equal(32, Interfaces(Add(netconf).AssertSuccess()).Length);
        Del(netconf).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }
}
