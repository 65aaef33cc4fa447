using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>
/// What others on the host get to see. Whoever acts on a new link's name (udev, a network manager) must never meet the
/// device under a name that it has for a moment only.
/// </summary>
public sealed class EventTests : KernelTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void During_add_the_host_sees_one_removal_and_no_rename(bool podHasOriginalName)
    {
        PrepareDevice(podHasOriginalName);
        using var links = new LinkEvents(Host);
        using var uevents = new Uevents(Host);

        Add(Netconf.Device("dev0")).AssertSuccess();

        List<LinkEvent> seen = links.Drain();
        Assert.Single(seen, link => link.Removed);
        Assert.True(seen[^1].Removed);
        Assert.All(seen, link => Assert.Equal("dev0", link.Name));
        Assert.Equal(["remove dev0"], uevents.Drain());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void During_del_the_host_sees_one_addition_under_the_final_name(bool podHasOriginalName)
    {
        PrepareDevice(podHasOriginalName);
        Add(Netconf.Device("dev0")).AssertSuccess();
        using var links = new LinkEvents(Host);
        using var uevents = new Uevents(Host);

        Del(Netconf.Device("dev0")).AssertSilentSuccess();

        List<LinkEvent> seen = links.Drain();
        Assert.Single(seen, link => link.Registered);
        Assert.DoesNotContain(seen, link => link.Removed);
        Assert.All(seen, link => Assert.Equal("dev0", link.Name));
        Assert.Equal(["add dev0"], uevents.Drain());
    }

    [Fact]
    public void A_refused_add_makes_no_event_at_all()
    {
        PrepareDevice(podHasOriginalName: false);
        Pod.AddLink("net1");
        using var links = new LinkEvents(Host);
        using var uevents = new Uevents(Host);

        Add(Netconf.Device("dev0")).AssertError();

        Assert.Empty(links.Drain());
        Assert.Empty(uevents.Drain());
    }

    [Fact]
    public void A_refused_del_makes_no_event_on_the_host()
    {
        PrepareDevice(podHasOriginalName: false);
        Add(Netconf.Device("dev0")).AssertSuccess();
        Host.AddLink("dev0");
        using var links = new LinkEvents(Host);
        using var uevents = new Uevents(Host);

        Del(Netconf.Device("dev0")).AssertError();

        Assert.Empty(links.Drain());
        Assert.Empty(uevents.Drain());
    }

    private void PrepareDevice(bool podHasOriginalName)
    {
        Host.AddLink("other0", up: true);
        Host.AddLink("dev0", up: true);
        if (podHasOriginalName)
            Pod.AddLink("dev0", up: true);
    }
}
