using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>
/// A device that came home without DEL has the pod's name. Virtual devices die with their namespace, so the outcome is made by
/// hand, through the same kernel function: a move without a name, which leaves the alias.
/// </summary>
public sealed class SelfHealTests : KernelTest
{
    private const string Mac = "0a:00:00:00:be:ef";

    [Theory]
    [InlineData("device", "dev0", "net1")]
    [InlineData("device", "dev0", "dev7")]
    [InlineData("hwaddr", Mac, "net1")]
    [InlineData("hwaddr", Mac, "dev7")]
    public void The_next_add_gives_the_name_back_before_it_moves_the_device(string selector, string value, string stray)
    {
        AddDevice();
        Snapshot before = Host.Snapshot();
        Strand(selector, value, stray);

        (Call("ADD", Netconf.For(selector, value)) with { ContainerId = "second" }).Run().AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        (Call("DEL", Netconf.For(selector, value)) with { ContainerId = "second" }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before.Without("up"), Host.Snapshot().Without("up"));
    }

    [Theory]
    [InlineData("pciBusID", "0000:03:00.0")]
    [InlineData("kernelpath", "/sys/devices/pci0000:00/0000:03:00.0")]
    public void Whatever_selects_the_device_in_sysfs(string selector, string value)
        => AssertHealed(Netconf.For(selector, value));

    [Theory]
    [InlineData("0000:03:00.0")]
    [InlineData("mlx5_core.sf.4")]
    public void So_does_the_choice_of_a_device_plugin(string deviceId)
        => AssertHealed($$$"""{"cniVersion":"1.0.0","name":"test-net","type":"host-device","runtimeConfig":{"deviceID":"{{{deviceId}}}"}}""");

    [Theory]
    [InlineData(null)]
    [InlineData("/run/netns/hdf-gone")]
    public void Del_for_a_namespace_that_has_gone_gives_the_name_back(string? netns)
    {
        AddDevice();
        Snapshot before = Host.Snapshot();
        Strand("device", "dev0", "net1");

        (Call("DEL", Netconf.Device("dev0")) with { Netns = netns }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before.Without("up"), Host.Snapshot().Without("up"));
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "run/hostdevice-fast")));
    }

    [Fact]
    public void Without_a_record_the_configured_name_is_enough()
    {
        AddDevice(alias: "");
        Strand("device", "dev0", "net1");
        Directory.Delete(Path.Combine(Folder, "run/hostdevice-fast"), recursive: true);

        Add(Netconf.Device("dev0")).AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
        Assert.Equal("", Host.Alias("dev0"));
    }

    [Fact]
    public void An_alias_that_an_administrator_chose_is_not_taken_for_a_name()
    {
        Host.Ip($"link add dev0 address {Mac} type ifb");
        Host.Ip("link set dev0 alias uplink");

        Add(Netconf.For("hwaddr", Mac)).AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        Del(Netconf.For("hwaddr", Mac)).AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
        Assert.Equal("uplink", Host.Alias("dev0"));
    }

    [Fact]
    public void A_record_of_another_address_heals_nothing()
    {
        // An ifb keeps its address for good.
        Host.Ip($"link add dev0 address {Mac} type veth peer name peer0");
        Strand("hwaddr", Mac, "net1");
        Host.Ip("link set net1 address 0a:00:00:00:00:02");

        (Call("ADD", Netconf.For("hwaddr", "0a:00:00:00:00:02")) with { ContainerId = "second", Ifname = "net2" }).Run().AssertSuccess();
        Assert.Equal("net1", Pod.Alias("net2"));
        (Call("DEL", Netconf.For("hwaddr", "0a:00:00:00:00:02")) with { ContainerId = "second", Ifname = "net2" }).Run().AssertSilentSuccess();

        Assert.Equal("dev0", Host.Alias("net1"));
        Gc("[]").AssertSilentSuccess();
        Assert.Equal("dev0", Host.Alias("net1"));
        File.Delete(Path.Combine(Folder, "run/hostdevice-fast/c0ffee:net1"));
    }

    [Fact]
    public void A_name_that_another_link_bears_is_not_given_back()
    {
        AddDevice();
        Strand("hwaddr", Mac, "net1");
        Host.AddLink("dev0");

        Gc("[]").AssertSilentSuccess();

        Assert.Equal("dev0", Host.Alias("net1"));
        Host.Ip("link del dev0");
        Gc("[]").AssertSilentSuccess();
        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Fact]
    public void Gc_gives_the_name_back_and_forgets()
    {
        AddDevice();
        Snapshot before = Host.Snapshot();
        Strand("device", "dev0", "net1");

        Gc("""[{"containerID":"other","ifname":"net1"}]""").AssertSilentSuccess();

        Snapshot.AssertSame(before.Without("up"), Host.Snapshot().Without("up"));
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "run/hostdevice-fast")));
    }

    [Fact]
    public void Gc_leaves_the_device_of_a_valid_attachment_alone()
    {
        AddDevice();
        Strand("device", "dev0", "net1");

        Gc("""[{"containerID":"c0ffee","ifname":"net1"}]""").AssertSilentSuccess();

        Assert.Equal(["net1"], Host.LinkNames());
        Gc("[]").AssertSilentSuccess();
        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Fact]
    public void Gc_leaves_a_device_alone_that_is_in_its_pod()
    {
        AddDevice();
        Add(Netconf.Device("dev0")).AssertSuccess();
        Snapshot pod = Pod.Snapshot();

        Gc("[]").AssertSilentSuccess();

        Snapshot.AssertSame(pod, Pod.Snapshot());
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
        Assert.Equal("uplink-7", Host.Alias("dev0"));
    }

    /// <summary>The link of a PCI device and of an auxiliary device below it; both trees show the name that the link has at the time.</summary>
    private void AssertHealed(string netconf)
    {
        AddDevice();
        Snapshot before = Host.Snapshot();
        (Call("ADD", netconf) with { Sys = Sysfs("first", "dev0") }).Run().AssertSuccess();
        Pod.Ip("link set net1 netns " + Host.Name);

        PluginCall second = Call("ADD", netconf) with { ContainerId = "second", Sys = Sysfs("second", "net1") };
        second.Run().AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        (second with { Command = "DEL" }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before.Without("up"), Host.Snapshot().Without("up"));
    }

    private string Sysfs(string folder, string link)
    {
        var sys = new SelectorSysfs(Directory.CreateDirectory(Path.Combine(Folder, folder)).FullName);
        sys.AddPci("0000:03:00.0");
        sys.AddLink("0000:03:00.0", link);
        sys.AddAuxiliary("mlx5_core.sf.4", "0000:03:00.0");
        sys.AddLink("0000:03:00.0/mlx5_core.sf.4", link);
        return sys.Root;
    }

    private void AddDevice(string alias = "uplink-7")
    {
        Host.Ip($"link add dev0 address {Mac} type ifb");
        if (alias.Length > 0)
            Host.Ip("link set dev0 alias " + alias);
    }

    /// <summary>ADD, then what the kernel does when the pod's namespace dies.</summary>
    private void Strand(string selector, string value, string name)
    {
        Add(Netconf.For(selector, value)).AssertSuccess();
        Pod.Ip("link set net1 netns " + Host.Name);
        if (name != "net1")
            Host.Ip("link set net1 name " + name);
        Assert.Equal("dev0", Host.Alias(name));
    }

    private PluginResult Gc(string attachments)
    {
        string netconf = $$"""{"cniVersion":"1.1.0","name":"test-net","type":"host-device","cni.dev/valid-attachments":{{attachments}}}""";
        return (Call("GC", netconf) with { ContainerId = null, Netns = null, Ifname = null }).Run();
    }
}
