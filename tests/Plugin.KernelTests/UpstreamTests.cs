using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>A node may change plugins while pods run: what one added the other returns.</summary>
public sealed class UpstreamTests : KernelTest
{
    [Theory]
    [InlineData("ifb")]
    [InlineData("veth peer name peer0")]
    public void A_device_that_upstream_added_is_returned_by_ours(string kind)
    {
        string upstream = Binaries.Upstream();
        Host.Ip("link add dev0 type " + kind);
        Snapshot before = Host.Snapshot();

        string result = (Call("ADD", Netconf.Device("dev0")) with { Binary = upstream }).Run().AssertSuccess();
        Call("CHECK", Netconf.WithPrevResult(Netconf.Device("dev0"), result)).Run().AssertSilentSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(before.Without("ifindex"), Host.Snapshot().Without("ifindex"));
    }

    [Theory]
    [InlineData("ifb")]
    [InlineData("veth peer name peer0")]
    public void A_device_that_ours_added_is_returned_by_upstream(string kind)
    {
        string upstream = Binaries.Upstream();
        Host.Ip("link add dev0 type " + kind);
        Snapshot before = Host.Snapshot();

        Add(Netconf.Device("dev0")).AssertSuccess();
        (Call("DEL", Netconf.Device("dev0")) with { Binary = upstream }).Run().AssertSilentSuccess();

        // Before 1.5 upstream left its alias on the device.
        string[] lost = Speaks(upstream, "1.1.0") ? ["ifindex"] : ["ifindex", "ifalias"];
        Snapshot.AssertSame(before.Without(lost), Host.Snapshot().Without(lost));
        // The runtime calls again until all is well; ours then clears what it kept and leaves the device alone.
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
        Snapshot.AssertSame(before.Without(lost), Host.Snapshot().Without(lost));
    }

    [Fact]
    public void Both_print_the_same_result()
    {
        string upstream = Binaries.Upstream();
        Host.AddLink("dev0");
        Assert.SkipUnless(Speaks(upstream, "1.1.0"),
            "this upstream plugin is older than CNI 1.1.0, whose layout is another");

        PluginCall add = Call("ADD", Netconf.Device("dev0", "1.1.0"));
        string theirs = (add with { Binary = upstream }).Run().AssertSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
        string ours = add.Run().AssertSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Assert.Equal(theirs, ours);
        Assert.Equal(VersionOf(upstream).Stdout, VersionOf(Binaries.Plugin).Stdout);
    }

    private bool Speaks(string binary, string version) => VersionOf(binary).Stdout.Contains(version, StringComparison.Ordinal);

    private PluginResult VersionOf(string binary) => (Call("VERSION", "{}") with { Binary = binary }).Run();
}
