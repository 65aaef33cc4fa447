using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>The device plugin's choice, <c>runtimeConfig.deviceID</c>: a PCI address or the name of an auxiliary device.</summary>
public sealed class SelectorDeviceIdTests : KernelTest
{
    private const string Card = "0000:3b:00.0";
    private const string Function = "mlx5_core.sf.4";
    private readonly SelectorSysfs _sysfs;

    public SelectorDeviceIdTests()
    {
        _sysfs = new SelectorSysfs(Folder);
        _sysfs.AddPci(Card);
        Host.Ip("link add dev0 address 0a:00:00:00:be:ef type ifb");
        Host.AddLink("other0");
    }

    [Fact]
    public void A_pci_address_finds_the_link_of_the_card()
    {
        _sysfs.AddLink(Card, "dev0");
        AssertRoundTrip(DeviceId(Card));
    }

    [Fact]
    public void An_auxiliary_device_finds_the_link_of_the_sub_function()
    {
        _sysfs.AddAuxiliary(Function, Card);
        _sysfs.AddLink($"{Card}/{Function}", "dev0");
        AssertRoundTrip(DeviceId(Function));
    }

    [Fact]
    public void It_wins_over_pciBusID()
    {
        _sysfs.AddLink(Card, "dev0");
        _sysfs.AddPci("0000:3b:00.1");
        _sysfs.AddLink("0000:3b:00.1", "other0");
        AssertRoundTrip(DeviceId(Card, """
            "pciBusID": "0000:3b:00.1"
            """));
    }

    [Theory]
    [InlineData("\"device\": \"dev0\"")]
    [InlineData("\"hwaddr\": \"0a:00:00:00:be:ef\"")]
    [InlineData("\"kernelpath\": \"/sys/devices/pci0000:00/0000:3b:00.1\"")]
    public void It_yields_to_the_selectors_that_name_the_device(string selector)
    {
        _sysfs.AddLink(Card, "other0");
        _sysfs.AddPci("0000:3b:00.1");
        _sysfs.AddLink("0000:3b:00.1", "dev0");
        AssertRoundTrip(DeviceId(Card, selector));
    }

    [Theory]
    [InlineData("0000:ff:00.0")]
    [InlineData("mlx5_core.sf.9")]
    [InlineData("../pci")]
    [InlineData("..")]
    public void One_that_is_on_neither_bus_is_named(string id)
    {
        PluginError error = AssertRefusedUntouched(On(Call("ADD", DeviceId(id, "\"device\": \"dev0\""))));
        Assert.Equal($"runtime config DeviceID {id} not found or unsupported", error.Message);
        Assert.Equal(999, error.Code);
    }

    [Fact]
    public void An_auxiliary_device_without_a_link_says_so()
    {
        _sysfs.AddAuxiliary(Function, Card);
        string net = $"/sys/bus/auxiliary/devices/{Function}/net";

        Assert.Equal($"failed to find host device: failed to read directory {net}: \"open {net}: no such file or directory\"",
            AssertRefusedUntouched(On(Call("ADD", DeviceId(Function)))).Message);
        _sysfs.AddNet($"{Card}/{Function}");
        Assert.Equal($"failed to find host device: failed to find network device in path {net}",
            AssertRefusedUntouched(On(Call("ADD", DeviceId(Function)))).Message);
    }

    [Fact]
    public void A_card_whose_link_is_away_says_so()
    {
        _sysfs.AddNet(Card);
        Assert.Equal($"failed to find host device: failed to find network device in path /sys/bus/pci/devices/{Card}/net",
            AssertRefusedUntouched(On(Call("ADD", DeviceId(Card)))).Message);
    }

    [Fact]
    public void A_card_without_a_net_directory_says_so()
        => Assert.Equal($"failed to find host device: no net directory under pci device {Card}",
            AssertRefusedUntouched(On(Call("ADD", DeviceId(Card)))).Message);

    [Fact]
    public void The_first_virtio_device_with_a_link_counts()
    {
        Directory.CreateDirectory(Path.Combine(_sysfs.Root, "devices/pci0000:00", Card, "virtio1"));
        _sysfs.AddLink($"{Card}/virtio2", "dev0");
        _sysfs.AddLink($"{Card}/virtio3", "other0");
        AssertRoundTrip(DeviceId(Card));
    }

    [Fact]
    public void Del_brings_the_device_home_although_its_id_has_gone()
    {
        _sysfs.AddLink(Card, "dev0");
        On(Call("ADD", DeviceId(Card))).Run().AssertSuccess();
        _sysfs.RemovePci(Card);

        On(Call("DEL", DeviceId(Card))).Run().AssertSilentSuccess();

        Assert.NotNull(Host.FindLink("dev0"));
    }

    private static string DeviceId(string id, string more = "\"x\": 0")
        => $$$"""{"cniVersion": "1.0.0", "name": "test-net", "type": "host-device", {{{more}}}, "runtimeConfig": {"deviceID": "{{{id}}}"}}""";

    private PluginCall On(PluginCall call) => call with { Sys = _sysfs.Root };

    private void AssertRoundTrip(string netconf)
    {
        Snapshot before = Host.Snapshot();
        On(Call("ADD", netconf)).Run().AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        On(Call("DEL", netconf)).Run().AssertSilentSuccess();
        Snapshot.AssertSame(before, Host.Snapshot());
    }
}
