using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests.Several;

/// <summary>Eight devices that came home without DEL, as the kernel sends them when the pod's namespace dies: see <see cref="SelfHealTests"/>.</summary>
public sealed class SeveralHealTests : SeveralTest
{
    [Fact]
    public void Gc_gives_all_names_back_in_one_call_and_forgets()
    {
        Snapshot before = Strand();

        Strace gc = Strace.Of(Gc("""[{"containerID":"other","ifname":"net1"}]"""), Folder);

        Snapshot.AssertSame(before, Host.Snapshot().Without("up"));
        Assert.Empty(Directory.GetFiles(Records));
        NetlinkBytes[] names = Assert.Single(gc.Datagrams, datagram => datagram.Any(message => message.Type == NetlinkBytes.NewLink));
        Assert.Equal(Count, names.Length);
        Assert.Single(gc.RtnlRequests, NetlinkBytes.GetLink);
    }

    [Fact]
    public void Gc_leaves_those_of_a_valid_attachment_alone()
    {
        Snapshot before = Strand();
        string[] strays = Host.LinkNames();

        Gc("""[{"containerID":"c0ffee","ifname":"net1"}]""").Run().AssertSilentSuccess();

        Assert.Equal(strays, Host.LinkNames());
        Gc("[]").Run().AssertSilentSuccess();
        Snapshot.AssertSame(before, Host.Snapshot().Without("up"));
    }

    [Fact]
    public void Gc_heals_what_is_home_and_waits_for_what_is_not()
    {
        Snapshot before = Strand(stay: 3);

        Gc("[]").Run().AssertSilentSuccess();
        Assert.Equal(["dev0", "dev1", "dev2", "dev4", "dev5", "dev6", "dev7"], Host.LinkNames());
        Assert.Equal(["c0ffee:net1:3"], Directory.GetFiles(Records).Select(Path.GetFileName));
        Pod.Ip($"link set net1-3 netns {Host.Name} name dev99");
        Gc("[]").Run().AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot().Without("up"));
    }

    [Fact]
    public void One_name_that_another_link_bears_keeps_no_other_away()
    {
        Strand();
        Host.AddLink("dev4");

        Gc("[]").Run().AssertSilentSuccess();

        Assert.Equal("dev4", Host.Alias("net1-4"));
        Host.Ip("link del dev4");
        Gc("[]").Run().AssertSilentSuccess();
        Assert.Equal(HostNames, Host.LinkNames());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/run/netns/hdf-gone")]
    public void Del_for_a_namespace_that_has_gone_gives_all_names_back(string? netns)
    {
        Snapshot before = Strand();

        (Call("DEL", Lost) with { Netns = netns }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot().Without("up"));
        Assert.Empty(Directory.GetFiles(Records));
    }

    [Fact]
    public void The_next_add_gives_the_names_back_before_it_moves_the_devices()
    {
        Snapshot before = Strand();

        (Call("ADD", All()) with { ContainerId = "second" }).Run().AssertSuccess();
        Assert.Equal(HostNames, PodNames.Select(Pod.Alias));
        (Call("DEL", All()) with { ContainerId = "second" }).Run().AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot().Without("up"));
        Assert.Empty(Directory.GetFiles(Records));
    }

    [Fact]
    public void More_than_one_sweep_takes_are_healed_too()
    {
        string[] names = [.. Enumerable.Range(0, 20).Select(place => $"many{place}")];
        foreach (string name in names)
            Host.AddLink(name);
        Snapshot before = Host.Snapshot();
        Add(List(string.Join(',', names.Select(name => $$"""{"device":"{{name}}"}""")))).AssertSuccess();
        foreach (string name in Pod.LinkNames())
            Pod.Ip($"link set {name} netns {Host.Name}");

        Gc("[]").Run().AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot());
        Assert.Empty(Directory.GetFiles(Records));
    }

    private Snapshot Strand(int stay = -1)
    {
        foreach (int place in Places)
        {
            Host.AddLink($"dev{place}");
            Host.Ip($"link set dev{place} alias uplink-{place}");
            Host.Ip($"link property add dev dev{place} altname {PodName((place + 1) % Count)}");
        }
        Snapshot before = Host.Snapshot().Without("up");
        Add(All()).AssertSuccess();
        foreach (string name in PodNames.Where(name => name != PodName(stay)))
            Pod.Ip($"link set {name} netns {Host.Name}");
        return before;
    }
}
