using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>The ways to say which device: each finds it, moves it and brings it home.</summary>
public sealed class SelectorTests : KernelTest
{
    private const string PciAddress = "0000:00:1f.6";

    [Fact]
    public void A_device_is_found_by_name() => AssertRoundTrip("device", "dev0");

    [Fact]
    public void A_device_is_found_by_an_altname_and_remembered_by_its_name()
    {
        Host.AddLink("dev0");
        Host.Ip("link property add dev dev0 altname enp7s0f0np0");

        Add(Netconf.Device("enp7s0f0np0")).AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        Del(Netconf.Device("enp7s0f0np0")).AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
        Assert.Equal(["enp7s0f0np0"], Host.Altnames("dev0"));
    }

    [Fact]
    public void A_device_is_found_by_an_altname_longer_than_any_name()
    {
        const string altname = "a-name-that-tells-rack-and-slot-and-port";
        Host.AddLink("dev0");
        Host.Ip("link property add dev dev0 altname " + altname);

        Add(Netconf.Device(altname)).AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        Del(Netconf.Device(altname)).AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Theory]
    [InlineData("0a:00:00:00:be:ef")]
    [InlineData("0A:00:00:00:BE:EF")]
    [InlineData("0a-00-00-00-be-ef")]
    [InlineData("0a00.0000.beef")]
    public void A_device_is_found_by_its_mac_in_any_spelling(string spelling)
    {
        Host.AddLink("other0");
        Host.Ip("link add dev0 address 0a:00:00:00:be:ef type ifb");
        Snapshot before = Host.Snapshot();

        Add(Netconf.For("hwaddr", spelling)).AssertSuccess();
        Assert.Equal(["other0"], Host.LinkNames());
        Del(Netconf.For("hwaddr", spelling)).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void A_device_is_found_by_its_kernel_path_in_the_real_sysfs()
        // The first of the folder's entries: dev0 stands before lo.
        => AssertRoundTrip("kernelpath", "/sys/devices/virtual");

    [Fact]
    public void A_device_is_found_by_its_kernel_path()
        => AssertRoundTrip("kernelpath", "/sys/devices/pci0000:00/" + PciAddress, FakeSysfs());

    [Fact]
    public void A_device_is_found_by_its_pci_address() => AssertRoundTrip("pciBusID", PciAddress, FakeSysfs());

    [Fact]
    public void A_virtio_device_is_found_by_its_pci_address() => AssertRoundTrip("pciBusID", PciAddress, FakeSysfs(below: "virtio3"));

    [Fact]
    public void Del_brings_the_device_home_although_its_pci_device_has_gone()
    {
        Host.AddLink("dev0");
        string sys = FakeSysfs();
        (Call("ADD", Netconf.For("pciBusID", PciAddress)) with { Sys = sys }).Run().AssertSuccess();
        Directory.Delete(Path.Combine(sys, "bus"), recursive: true);

        (Call("DEL", Netconf.For("pciBusID", PciAddress)) with { Sys = sys }).Run().AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }

    private void AssertRoundTrip(string selector, string value, string sys = "")
    {
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();

        (Call("ADD", Netconf.For(selector, value)) with { Sys = sys }).Run().AssertSuccess();
        Assert.Empty(Host.LinkNames());
        Assert.Equal("dev0", Pod.Alias("net1"));
        (Call("DEL", Netconf.For(selector, value)) with { Sys = sys }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    private string FakeSysfs(string below = "")
    {
        var sysfs = new SelectorSysfs(Folder);
        sysfs.AddPci(PciAddress, "e1000e");
        sysfs.AddLink(Path.Combine(PciAddress, below), "dev0");
        return sysfs.Root;
    }
}
