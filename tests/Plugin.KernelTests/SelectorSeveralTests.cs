using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>Where one selector leads to several links: the device itself is taken, and where that cannot be told nothing is.</summary>
public sealed class SelectorSeveralTests : KernelTest
{
    private const string Card = "0000:3b:00.0";
    private const string Mac = "0a:00:00:00:be:ef";
    private readonly SelectorSysfs _sysfs;

    public SelectorSeveralTests()
    {
        _sysfs = new SelectorSysfs(Folder);
        _sysfs.AddPci(Card);
    }

    [Theory]
    [InlineData("pciBusID", Card)]
    [InlineData("kernelpath", "/sys/devices/pci0000:00/" + Card)]
    public void Representors_of_virtual_and_sub_functions_are_passed_over(string selector, string value)
    {
        // The first by name, which upstream would take, is a representor.
        AddPort("aport0", "phys_port_name=pf0vf0", "phys_switch_id=041f72ff");
        AddPort("aport1", "phys_port_name=pf0sf88", "phys_switch_id=041f72ff");
        AddPort("aport2", "phys_port_name=c1pf0vf1", "phys_switch_id=041f72ff");
        AddPort("uplink0", "phys_port_name=p0", "phys_switch_id=041f72ff");

        AssertTaken("uplink0", Netconf.For(selector, value));
    }

    [Fact]
    public void Representors_that_are_only_numbered_are_told_by_their_switch()
    {
        AddPort("aport0", "phys_port_name=0", "phys_switch_id=041f72ff");
        AddPort("uplink0", "phys_switch_id=041f72ff");

        AssertTaken("uplink0", Netconf.For("pciBusID", Card));
    }

    [Fact]
    public void A_single_link_is_taken_whatever_it_is()
    {
        AddPort("aport0", "phys_port_name=pf0vf0", "phys_switch_id=041f72ff");
        AssertTaken("aport0", Netconf.For("pciBusID", Card));
    }

    [Fact]
    public void A_link_made_on_another_one_of_the_card_is_passed_over()
    {
        AddPort("ib0.8001", "ifindex=8", "iflink=7");
        AddPort("ib00", "ifindex=7", "iflink=7");
        AssertTaken("ib00", Netconf.For("pciBusID", Card));
    }

    [Fact]
    public void Two_ports_of_one_card_are_refused_by_name()
    {
        AddPort("eth1", "phys_port_name=p1");
        AddPort("eth0", "phys_port_name=p0");
        AddPort("rep0", "phys_port_name=pf0vf0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.For("pciBusID", Card)) with { Sys = _sysfs.Root });

        Assert.Equal($"failed to find host device: /sys/bus/pci/devices/{Card}/net has several network devices: \"eth0\", \"eth1\";"
            + " say which one by \"device\" or \"hwaddr\"", error.Message);
    }

    [Fact]
    public void More_ports_than_can_be_listed_are_counted()
    {
        for (int i = 0; i < 20; i++)
            _sysfs.AddLink(Card, $"swp{i}");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.For("pciBusID", Card)) with { Sys = _sysfs.Root });

        Assert.Contains(" and 4 more;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_with_a_thousand_representors_is_read_to_its_end()
    {
        for (int i = 0; i < 1000; i++)
            _sysfs.AddLink(Card, $"eth{i}", $"phys_port_name=pf0sf{i}");
        AddPort("uplink0");

        AssertTaken("uplink0", Netconf.For("pciBusID", Card));
    }

    [Fact]
    public void A_card_with_representors_only_is_refused()
    {
        AddPort("aport0", "phys_port_name=pf0vf0");
        AddPort("aport1", "phys_port_name=pf0vf1");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.For("pciBusID", Card)) with { Sys = _sysfs.Root });

        Assert.Contains("(representors)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mac_finds_the_device_under_its_macvlan()
    {
        // The macvlan is the first in the kernel's order, and so upstream's choice.
        Host.Ip($"link add dev0 index 200 address {Mac} type ifb");
        Host.Ip($"link add mv0 index 100 link dev0 address {Mac} type macvlan mode passthru");

        AssertTaken("dev0", Netconf.For("hwaddr", Mac));
    }

    [Fact]
    public void A_mac_finds_the_device_that_is_no_port()
    {
        Host.Ip("link add br0 type bridge");
        Host.Ip($"link add port0 address {Mac} type ifb");
        Host.Ip("link set port0 master br0");
        Host.Ip($"link set br0 address {Mac}");
        Host.Ip($"link add dev0 address {Mac} type ifb");

        AssertTaken("dev0", Netconf.For("hwaddr", Mac));
    }

    [Fact]
    public void A_mac_finds_one_end_of_a_cable()
    {
        Host.Ip($"link add dev0 address {Mac} type veth peer name dev0p");
        AssertTaken("dev0", Netconf.For("hwaddr", Mac));
    }

    [Fact]
    public void A_mac_that_only_a_port_has_finds_the_port()
    {
        Host.Ip("link add br0 type bridge");
        Host.Ip("link set br0 address 0a:00:00:00:00:02");
        Host.Ip($"link add port0 address {Mac} type ifb");
        Host.Ip("link set port0 master br0");

        AssertTaken("port0", Netconf.For("hwaddr", Mac));
    }

    [Fact]
    public void Two_devices_with_one_mac_are_refused_by_name()
    {
        Host.Ip($"link add dev0 address {Mac} type ifb");
        Host.Ip($"link add dev1 address {Mac} type ifb");
        Host.Ip($"link add mv0 link dev1 address {Mac} type macvlan mode passthru");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.For("hwaddr", Mac)));

        Assert.StartsWith($"failed to find host device: several links have the address {Mac}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"dev0\", \"dev1\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"mv0\" (made on another link)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bridge_and_its_port_with_one_mac_are_refused_by_name()
    {
        Host.Ip($"link add port0 address {Mac} type ifb");
        Host.Ip("link add br0 type bridge");
        Host.Ip("link set port0 master br0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.For("hwaddr", Mac)));

        Assert.Contains("\"port0\" (a port), \"br0\" (a master)", error.Message, StringComparison.Ordinal);
    }

    private void AddPort(string name, params string[] attributes)
    {
        Host.AddLink(name);
        _sysfs.AddLink(Card, name, attributes);
    }

    private void AssertTaken(string device, string netconf)
    {
        (Call("ADD", netconf) with { Sys = _sysfs.Root }).Run().AssertSuccess();
        Assert.Equal(device, Pod.Alias("net1"));
        Assert.Null(Host.FindLink(device));
        (Call("DEL", netconf) with { Sys = _sysfs.Root }).Run().AssertSilentSuccess();
        Assert.NotNull(Host.FindLink(device));
    }
}
