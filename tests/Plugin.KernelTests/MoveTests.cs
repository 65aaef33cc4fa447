using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>The main job: there, looked at, and back.</summary>
public sealed class MoveTests : KernelTest
{
    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void Add_prints_exactly_the_result_of_the_contract(string cniVersion)
    {
        Host.AddLink("dev0", up: true);
        string mac = Host.Mac("dev0");

        string printed = Add(Netconf.Device("dev0", cniVersion)).AssertSuccess();

        Assert.Equal($$"""
            {
                "cniVersion": "{{cniVersion}}",
                "interfaces": [
                    {
                        "mac": "{{mac}}",
                        "name": "net1",
                        "sandbox": "{{Pod.Path}}"
                    }
                ]
            }
            """, printed);
    }

    [Fact]
    public void Add_brings_the_device_up_in_the_pod_with_its_mac_and_its_host_name_as_alias()
    {
        Host.AddLink("dev0", up: true);
        string mac = Host.Mac("dev0");

        Add(Netconf.Device("dev0")).AssertSuccess();

        Assert.Empty(Host.LinkNames());
        Assert.Equal(["net1"], Pod.LinkNames());
        Assert.True(Pod.IsUp("net1"));
        Assert.Equal(mac, Pod.Mac("net1"));
        Assert.Equal("dev0", Pod.Alias("net1"));
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void Add_check_and_del_bring_the_device_home_with_its_name_and_no_alias(string cniVersion)
    {
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();
        string netconf = Netconf.Device("dev0", cniVersion);

        string result = Add(netconf).AssertSuccess();
        Call("CHECK", Netconf.WithPrevResult(netconf, result)).Run().AssertSilentSuccess();
        Del(Netconf.WithPrevResult(netconf, result)).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
        Assert.Empty(Pod.LinkNames());
    }

    [Theory]
    [InlineData("link add dev0 type veth peer name peer0")]
    [InlineData("link add dev0 type vxlan id 7 dstport 4789 local 127.0.0.1")]
    [InlineData("link add link under0 name dev0 type macvlan mode bridge")]
    [InlineData("link add link under0 name dev0 type macvtap mode bridge")]
    [InlineData("tuntap add dev0 mode tap")]
    [InlineData("tuntap add dev0 mode tun")]
    public void Every_kind_of_link_goes_and_comes_back(string creation)
    {
        Host.AddLink("under0", up: true);
        Host.Ip(creation);
        Snapshot before = Host.Snapshot();

        Add(Netconf.Device("dev0")).AssertSuccess();
        Assert.True(Pod.IsUp("net1"));
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void A_link_without_a_hardware_address_has_no_mac_in_the_result()
    {
        Host.Ip("tuntap add dev0 mode tun");

        string printed = Add(Netconf.Device("dev0")).AssertSuccess();

        Assert.DoesNotContain("\"mac\"", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_rounds_leave_what_the_first_left()
    {
        AddDressedDevice("dev0");
        Add(Netconf.Device("dev0")).AssertSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
        Snapshot first = Host.Snapshot();

        for (int round = 2; round <= 10; round++)
        {
            Add(Netconf.Device("dev0")).AssertSuccess();
            Del(Netconf.Device("dev0")).AssertSilentSuccess();
        }

        Snapshot.AssertSame(first, Host.Snapshot());
        Assert.Equal("uplink-7", Host.Alias("dev0"));
        Assert.Equal(["dev0-alt"], Host.Altnames("dev0"));
    }

    [Fact]
    public void The_alias_that_the_device_had_before_is_back_after_del()
    {
        Host.AddLink("dev0");
        Host.Ip("link set dev0 alias rack-7");

        Add(Netconf.Device("dev0")).AssertSuccess();
        Assert.Equal("dev0", Pod.Alias("net1"));
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Assert.Equal("rack-7", Host.Alias("dev0"));
    }

    [Fact]
    public void A_device_may_keep_its_name_in_the_pod()
    {
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();

        (Call("ADD", Netconf.Device("dev0")) with { Ifname = "dev0" }).Run().AssertSuccess();
        Assert.True(Pod.IsUp("dev0"));
        (Call("DEL", Netconf.Device("dev0")) with { Ifname = "dev0" }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }
}
