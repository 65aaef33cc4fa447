using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>CHECK compares the pod with what ADD said.</summary>
public sealed class CheckTests : KernelTest
{
    private static readonly string s_netconf = Netconf.Device("dev0");

    [Fact]
    public void Check_after_add_succeeds_and_says_nothing()
        => Check(AddDevice()).AssertSilentSuccess();

    [Fact]
    public void Check_without_the_result_of_add_is_an_error()
    {
        AddDevice();
        PluginError error = Call("CHECK", s_netconf).Run().AssertError();
        Assert.Equal("Required prevResult missing", error.Message);
    }

    [Fact]
    public void Check_of_a_device_with_another_mac_is_an_error()
    {
        string result = AddDevice("veth peer name peer0");
        string mac = Pod.Mac("net1");
        Pod.Ip("link set net1 address 0a:00:00:00:00:99");

        PluginError error = Check(result).AssertError();

        Assert.Equal($"Interface net1 Mac {mac} doesn't match container Mac: 0a:00:00:00:00:99", error.Message);
    }

    [Fact]
    public void Check_of_a_device_that_is_gone_is_an_error()
    {
        string result = AddDevice();
        Pod.Ip("link del net1");

        PluginError error = Check(result).AssertError();

        Assert.Contains("net1", error.Message, StringComparison.Ordinal);
        // Nothing is left to bring home; DEL clears what the plugin kept.
        Del(s_netconf).AssertSilentSuccess();
    }

    [Fact]
    public void Check_for_another_sandbox_is_an_error()
    {
        string result = AddDevice().Replace(Pod.Path, "/run/netns/other", StringComparison.Ordinal);

        PluginError error = Check(result).AssertError();

        Assert.Equal($"Sandbox in prevResult  doesn't match configured netns: {Pod.Path}", error.Message);
    }

    [Fact]
    public void Check_changes_nothing()
    {
        string result = AddDevice();
        Kernel.Snapshot before = Pod.Snapshot();

        Check(result).AssertSilentSuccess();

        Kernel.Snapshot.AssertSame(before, Pod.Snapshot());
    }

    private string AddDevice(string kind = "ifb")
    {
        Host.Ip("link add dev0 type " + kind);
        return Add(s_netconf).AssertSuccess();
    }

    private PluginResult Check(string result) => Call("CHECK", Netconf.WithPrevResult(s_netconf, result)).Run();
}
