using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>Names and indexes that somebody else has already.</summary>
public sealed class NameConflictTests : KernelTest
{
    [Fact]
    public void An_altname_equal_to_the_name_in_the_pod_is_taken_off_and_is_back_after_del()
    {
        Host.AddLink("dev0");
        Host.Ip("link property add dev dev0 altname net1 altname other-alt");
        Snapshot before = Host.Snapshot();

        Add(Netconf.Device("dev0")).AssertSuccess();
        Assert.Equal(["net1"], Pod.LinkNames());
        Assert.True(Pod.IsUp("net1"));
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void An_altname_that_is_taken_in_the_pod_is_never_lost()
    {
        AddDressedDevice("dev0");
        Pod.AddLink("dev0-alt");

        if (Add(Netconf.Device("dev0")).ExitCode == 0)
            Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
        Assert.Equal(["dev0-alt"], Host.Altnames("dev0"));
        Assert.Equal("uplink-7", Host.Alias("dev0"));
    }

    [Fact]
    public void An_index_that_is_taken_in_the_pod_does_not_matter()
    {
        Host.AddLink("dev0");
        string mac = Host.Mac("dev0");
        Pod.Ip($"link add own0 index {Host.Index("dev0")} type ifb");

        Add(Netconf.Device("dev0")).AssertSuccess();
        Assert.Equal(mac, Pod.Mac("net1"));
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
        Assert.Equal(mac, Host.Mac("dev0"));
        Assert.Equal(["own0"], Pod.LinkNames());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_link_of_the_pod_with_the_original_name_is_left_alone(bool hostHasOtherLinks)
    {
        // With another link on the host the way home leads over that link's name, without one over none.
        if (hostHasOtherLinks)
            Host.AddLink("other0");
        Host.AddLink("dev0");
        Snapshot host = Host.Snapshot();
        Pod.AddLink("dev0", up: true);
        Snapshot pod = Pod.Snapshot();

        Add(Netconf.Device("dev0")).AssertSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(pod, Pod.Snapshot());
        Snapshot.AssertSame(host.Without("ifindex"), Host.Snapshot().Without("ifindex"));
    }

    [Fact]
    public void An_altname_of_the_pod_with_the_original_name_is_left_alone()
    {
        Host.AddLink("dev0");
        Pod.AddLink("own0");
        Pod.Ip("link property add dev own0 altname dev0");
        Snapshot pod = Pod.Snapshot();

        Add(Netconf.Device("dev0")).AssertSuccess();
        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        Snapshot.AssertSame(pod, Pod.Snapshot());
        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Theory]
    [InlineData("link add dev0 type ifb", "link del dev0")]
    [InlineData("link property add dev other0 altname dev0", "link property del dev other0 altname dev0")]
    public void Del_fails_while_the_original_name_is_taken_on_the_host_and_succeeds_afterwards(string take, string release)
    {
        Host.AddLink("other0");
        Host.AddLink("dev0");
        string mac = Host.Mac("dev0");
        Add(Netconf.Device("dev0")).AssertSuccess();
        Pod.Ip("addr add 10.77.0.1/24 dev net1");
        Pod.Ip("route add 10.88.0.0/16 via 10.77.0.254 dev net1");
        Host.Ip(take);

        PluginError error = AssertRefusedUntouched(Call("DEL", Netconf.Device("dev0")));
        Assert.Contains("dev0", error.Message + error.Details, StringComparison.Ordinal);
        Assert.True(Pod.IsUp("net1"));

        Host.Ip(release);
        Del(Netconf.Device("dev0")).AssertSilentSuccess();
        Assert.Equal(["dev0", "other0"], Host.LinkNames().Order());
        Assert.Equal(mac, Host.Mac("dev0"));
        Assert.Equal("", Host.Alias("dev0"));
    }
}
