using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>DEL gives back the lease whatever has become of the container, and the device whatever has become of the lease.</summary>
public sealed class IpamDelTests : IpamTest
{
    private const string Answer = """{"ips":[{"address":"10.1.0.5/24"}]}""";

    [Fact]
    public void The_delegate_is_asked_while_the_device_is_still_in_the_pod()
    {
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();
        AddWith(Answer).AssertSuccess();
        Fake.On("DEL", before: $"ip -n {Pod.Name} link show net1 || exit 9");

        FakeCall("DEL").Run().AssertSilentSuccess();

        Assert.Equal(["ADD", "DEL"], Fake.Calls);
        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/run/netns/hdf-nowhere")]
    public void The_lease_is_given_back_without_a_namespace(string? netns)
    {
        (FakeCall("DEL") with { Netns = netns }).Run().AssertSilentSuccess();
        Assert.Equal(["DEL"], Fake.Calls);
    }

    [Fact]
    public void The_lease_is_given_back_when_the_link_is_gone_and_again_on_every_call()
    {
        AddDevice();
        AddWith(Answer).AssertSuccess();
        Pod.Ip("link del net1");

        FakeCall("DEL").Run().AssertSilentSuccess();
        FakeCall("DEL").Run().AssertSilentSuccess();

        Assert.Equal(["ADD", "DEL", "DEL"], Fake.Calls);
    }

    [Fact]
    public void A_delegate_that_fails_does_not_keep_the_device_in_the_pod_and_its_error_is_told()
    {
        AddDevice();
        AddWith(Answer).AssertSuccess();
        Fake.On("DEL", """{"code":12,"msg":"store is locked"}""", exit: 1);

        Assert.Equal(new PluginError(12, "store is locked", ""), FakeCall("DEL").Run().AssertError());

        Assert.Equal(["dev0"], Host.LinkNames());
        Assert.Empty(Pod.LinkNames());
    }

    [Fact]
    public void A_delegate_that_has_been_uninstalled_does_not_keep_the_device_in_the_pod()
    {
        AddDevice();
        AddWith(Answer).AssertSuccess();

        PluginError error = (FakeCall("DEL") with { CniPath = "/nonexistent" }).Run().AssertError();

        Assert.Equal("failed to find plugin \"fake\" in path [/nonexistent]", error.Message);
        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Fact]
    public void If_both_fail_the_error_of_the_delegate_has_that_of_the_device_in_its_details()
    {
        AddDevice();
        AddWith(Answer).AssertSuccess();
        Host.AddLink("dev0");
        Fake.On("DEL", """{"code":12,"msg":"store is locked"}""", exit: 1);

        PluginError error = FakeCall("DEL").Run().AssertError();

        Assert.Equal("store is locked", error.Message);
        Assert.Contains("to hostNS: file exists", error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void Gc_as_libcni_calls_it_releases_the_stale_and_leaves_the_living()
    {
        // libcni: DEL for each attachment that it knows and the runtime does not, its namespace mostly dead; then GC with the rest.
        AddDevice();
        Host.AddLink("dev1");
        Fake.On("ADD", """{"cniVersion":"1.1.0","ips":[{"address":"10.1.0.5/24"}]}""");
        PluginCall living = FakeCall("ADD", Config(cniVersion: "1.1.0").Replace("dev0", "dev1", StringComparison.Ordinal)) with { ContainerId = "living", Ifname = "net2" };
        living.Run().AssertSuccess();
        FakeCall("ADD", Config(cniVersion: "1.1.0")).Run().AssertSuccess();
        Pod.Ip("link set net1 netns " + Host.Name);

        (FakeCall("DEL", Config(cniVersion: "1.1.0")) with { Netns = "/run/netns/hdf-gone" }).Run().AssertSilentSuccess();
        const string attachments = """[{"containerID":"living","ifname":"net2"}]""";
        string netconf = Config(cniVersion: "1.1.0", members: $"\"cni.dev/valid-attachments\":{attachments},\"cni.dev/attachments\":{attachments}");
        (FakeCall("GC", netconf) with { ContainerId = null, Netns = null, Ifname = null }).Run().AssertSilentSuccess();

        Assert.Equal(["ADD", "ADD", "DEL", "GC"], Fake.Calls);
        Assert.Equal(netconf, Fake.Input("GC"));
        Assert.Equal(["dev0"], Host.LinkNames());
        Assert.Equal("uplink-7", Host.Alias("dev0"));
        Assert.Equal("dev1", Pod.Alias("net2"));
        (living with { Command = "DEL" }).Run().AssertSilentSuccess();
    }
}
