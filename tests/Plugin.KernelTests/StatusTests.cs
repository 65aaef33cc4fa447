using Plugin.KernelTests.Runtime;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests;

/// <summary>STATUS speaks of the node, not of who has the device; runtimes poll it.</summary>
public sealed class StatusTests : KernelTest
{
    [Fact]
    public void A_device_that_is_absent_or_held_is_no_failure()
    {
        Status().AssertSilentSuccess();
        Host.AddLink("dev0");
        Status().AssertSilentSuccess();
        Add(Netconf.Device("dev0")).AssertSuccess();
        Status().AssertSilentSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
    }

    [Fact]
    public void It_is_one_when_the_configuration_asks_for_that()
    {
        Assert.Equal(50, Status(""","status":"device" """).AssertError().Code);
        Host.AddLink("dev0");
        Status(""","status":"device" """).AssertSilentSuccess();
        Add(Netconf.Device("dev0")).AssertSuccess();
        PluginError held = Status(""","status":"device" """).AssertError();
        Assert.Equal((50, "failed to find host device: Link not found"), (held.Code, held.Message));
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
    }

    [Fact]
    public void Another_value_of_the_key_is_named()
        => Assert.Contains("\"status\" is \"pod\"", Status(""","status":"pod" """).AssertError().Message, StringComparison.Ordinal);

    [Fact]
    public void A_delegate_that_is_not_installed_is_what_the_node_lacks()
    {
        PluginError lacking = Status(""","ipam":{"type":"nope"}""").AssertError();
        Assert.Equal(50, lacking.Code);
        Assert.StartsWith("failed to find plugin \"nope\" in path [", lacking.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net_admin")]
    [InlineData("sys_admin")]
    public void A_missing_capability_is_what_the_node_lacks(string capability)
    {
        PluginError lacking = (StatusCall("") with { Under = ["setpriv", "--bounding-set", "-" + capability] }).Run().AssertError();
        Assert.Equal((50, $"the plugin lacks the capability CAP_{capability.ToUpperInvariant()}"), (lacking.Code, lacking.Message));
    }

    [Fact]
    public void It_sends_nothing_to_the_kernel_and_starts_nothing()
    {
        Strace status = Strace.Of(StatusCall(""), Folder);
        Assert.Empty(status.Datagrams);
        Assert.Empty(status.RtnlRequests);
    }

    private PluginResult Status(string members = "") => StatusCall(members).Run();

    private PluginCall StatusCall(string members)
    {
        string netconf = $$"""{"cniVersion":"1.1.0","name":"test-net","type":"host-device","device":"dev0"{{members}}}""";
        return Call("STATUS", netconf) with { ContainerId = null, Netns = null, Ifname = null };
    }
}
