using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>
/// A failure after the move. A macvlan refuses to come up while another one on the same parent is up with its MAC
/// (<c>macvlan_addr_busy</c>, EADDRINUSE): by then the device is in the pod, renamed, with a new alias.
/// </summary>
public sealed class UndoTests : KernelTest
{
    [Fact]
    public void Add_of_a_device_that_refuses_to_come_up_puts_everything_back()
    {
        AddDeviceThatRefusesToComeUp();

        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));
    }

    [Fact]
    public void It_is_put_back_under_its_index_when_that_was_taken_in_the_pod()
    {
        AddDeviceThatRefusesToComeUp();
        Pod.Ip($"link add own0 index {Host.Index("dev0")} type ifb");

        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));
    }

    [Fact]
    public void It_is_put_back_when_the_pod_has_a_link_of_its_original_name()
    {
        AddDeviceThatRefusesToComeUp();
        Pod.AddLink("dev0", up: true);

        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));
    }

    [Fact]
    public void It_is_put_back_with_an_altname_that_stood_in_the_way()
    {
        AddDeviceThatRefusesToComeUp();
        Host.Ip("link property add dev dev0 altname net1");

        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));
    }

    [Fact]
    public void It_is_put_back_when_it_was_selected_by_an_altname()
    {
        AddDeviceThatRefusesToComeUp();

        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0-alt")));
    }

    [Fact]
    public void The_device_can_be_added_once_the_reason_is_gone()
    {
        AddDeviceThatRefusesToComeUp();
        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));
        Snapshot before = Host.Snapshot();
        Host.Ip("link set twin0 down");

        Add(Netconf.Device("dev0")).AssertSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Host.Ip("link set twin0 up");
        Snapshot.AssertSame(before, Host.Snapshot());
    }

    private void AddDeviceThatRefusesToComeUp()
    {
        Host.AddLink("under0", up: true);
        foreach (string name in new[] { "twin0", "dev0" })
            Host.Ip($"link add link under0 name {name} address 0a:00:00:00:00:07 type macvlan mode bridge");
        Host.Ip("link set twin0 up");
        Host.Ip("link set dev0 alias uplink-7 mtu 1400 txqueuelen 77");
        Host.Ip("link property add dev dev0 altname dev0-alt");
    }
}
