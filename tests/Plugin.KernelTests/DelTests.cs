using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>DEL brings home what is there, and is content with what is not.</summary>
public sealed class DelTests : KernelTest
{
    [Fact]
    public void A_device_that_was_renamed_in_the_pod_is_found_by_its_alias()
    {
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();
        Add(Netconf.Device("dev0")).AssertSuccess();
        Pod.Ip("link set net1 down");
        Pod.Ip("link set net1 name renamed0");
        Pod.Ip("link set renamed0 up");

        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
        Assert.Empty(Pod.LinkNames());
    }

    [Fact]
    public void A_device_whose_name_and_alias_were_changed_in_the_pod_is_found_by_its_address()
    {
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();
        Add(Netconf.Device("dev0")).AssertSuccess();
        Pod.Ip("link set net1 down");
        Pod.Ip("link set net1 name renamed0 alias mine");

        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
        Assert.Empty(Pod.LinkNames());
    }

    [Fact]
    public void What_a_kill_left_of_a_record_goes_with_the_next_del()
    {
        Host.AddLink("dev0");
        Add(Netconf.Device("dev0")).AssertSuccess();
        string records = Path.Combine(Folder, "run/hostdevice-fast");
        File.Copy(Path.Combine(records, "c0ffee:net1"), Path.Combine(records, ".c0ffee:net1"));

        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Assert.Empty(Directory.GetFileSystemEntries(records));
    }

    [Fact]
    public void A_second_del_succeeds_and_changes_nothing()
    {
        Host.AddLink("dev0");
        Add(Netconf.Device("dev0")).AssertSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
        Snapshot before = Host.Snapshot();

        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void Del_without_an_add_succeeds_and_changes_nothing()
    {
        AddDressedDevice("dev0");
        Snapshot host = Host.Snapshot();

        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(host, Host.Snapshot());
    }

    [Fact]
    public void Del_without_cni_netns_succeeds_and_changes_nothing()
    {
        AddDressedDevice("dev0");
        Snapshot host = Host.Snapshot();

        (Call("DEL", Netconf.Device("dev0")) with { Netns = null }).Run().AssertSilentSuccess();
        (Call("DEL", Netconf.Device("dev0")) with { Netns = "" }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(host, Host.Snapshot());
    }

    [Fact]
    public void Del_succeeds_when_the_netns_has_gone_with_the_device()
    {
        Host.AddLink("dev0");
        Add(Netconf.Device("dev0")).AssertSuccess();
        Pod.Dispose();

        Del(Netconf.Device("dev0")).AssertSilentSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
    }

    [Fact]
    public void A_link_that_no_add_brought_is_left_in_the_pod()
    {
        Pod.AddLink("net1", up: true);
        Snapshot pod = Pod.Snapshot();

        _ = Del(Netconf.Device("dev0"));

        Snapshot.AssertSame(pod, Pod.Snapshot());
        Assert.Empty(Host.LinkNames());
    }

    [Fact]
    public void Two_devices_in_one_pod_come_home_one_by_one()
    {
        Host.AddLink("dev0");
        Host.AddLink("dev1");
        Snapshot before = Host.Snapshot();
        (Call("ADD", Netconf.Device("dev0")) with { Ifname = "net1" }).Run().AssertSuccess();
        (Call("ADD", Netconf.Device("dev1")) with { Ifname = "net2" }).Run().AssertSuccess();

        (Call("DEL", Netconf.Device("dev0")) with { Ifname = "net1" }).Run().AssertSilentSuccess();
        Assert.Equal(["dev0"], Host.LinkNames());
        Assert.Equal(["net2"], Pod.LinkNames());
        Assert.True(Pod.IsUp("net2"));
        (Call("DEL", Netconf.Device("dev1")) with { Ifname = "net2" }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void Devices_that_swapped_names_in_the_pod_both_come_home_under_their_own()
    {
        Host.AddLink("dev0");
        Host.AddLink("dev1");
        string mac0 = Host.Mac("dev0"), mac1 = Host.Mac("dev1");
        (Call("ADD", Netconf.Device("dev0")) with { Ifname = "net1" }).Run().AssertSuccess();
        (Call("ADD", Netconf.Device("dev1")) with { Ifname = "net2" }).Run().AssertSuccess();
        foreach ((string from, string to) in new[] { ("net1", "swap0"), ("net2", "net1"), ("swap0", "net2") })
        {
            Pod.Ip($"link set {from} down");
            Pod.Ip($"link set {from} name {to}");
        }

        (Call("DEL", Netconf.Device("dev0")) with { Ifname = "net1" }).Run().AssertSilentSuccess();
        (Call("DEL", Netconf.Device("dev1")) with { Ifname = "net2" }).Run().AssertSilentSuccess();

        Assert.Equal(mac0, Host.Mac("dev0"));
        Assert.Equal(mac1, Host.Mac("dev1"));
    }
}
