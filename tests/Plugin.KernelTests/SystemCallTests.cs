using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests;

/// <summary>
/// How often the plugin queues for the kernel. A move costs 12 to 16 ms under RTNL, and on a busy node each further
/// RTNL-taking request waits behind other movers for longer than that.
/// </summary>
public sealed class SystemCallTests : KernelTest
{
    [Fact]
    public void Add_makes_one_move_and_no_other_request_that_takes_rtnl()
    {
        Host.AddLink("dev0", up: true);

        Strace add = Strace.Of(Call("ADD", Netconf.Device("dev0")), Folder);

        Assert.Single(add.Moves);
        Assert.Equal([NetlinkBytes.NewLink], add.RtnlRequests);
    }

    [Fact]
    public void Add_of_a_device_with_an_alias_reads_it_with_at_most_one_request()
    {
        AddDressedDevice("dev0");

        Strace add = Strace.Of(Call("ADD", Netconf.Device("dev0")), Folder);

        Assert.Single(add.Moves);
        Assert.Single(add.RtnlRequests, NetlinkBytes.NewLink);
        Assert.InRange(add.RtnlRequests.Count(type => type == NetlinkBytes.GetLink), 0, 1);
        Assert.InRange(add.RtnlRequests.Count(), 1, 2);
    }

    [Fact]
    public void Add_by_hardware_address_asks_for_no_list_of_links()
    {
        Host.Ip("link add dev0 address 02:00:00:00:be:ef type ifb");

        Strace add = Strace.Of(Call("ADD", Netconf.For("hwaddr", "02:00:00:00:be:ef")), Folder);

        Assert.Equal([NetlinkBytes.NewLink], add.RtnlRequests);
    }

    [Fact]
    public void Add_by_hardware_address_asks_the_kernel_where_sysfs_is_of_another_namespace()
    {
        Host.Ip("link add dev0 address 02:00:00:00:be:ef type ifb");
        // A link of the same name there, and none with the address.
        string net = Path.Combine(Folder, "sys/class/net");
        Directory.CreateDirectory(Path.Combine(net, "dev0"));

        Strace add = Strace.Of(Call("ADD", Netconf.For("hwaddr", "02:00:00:00:be:ef")) with { Sys = Path.Combine(Folder, "sys") }, Folder);

        Assert.Single(add.Moves);
        Assert.Contains(NetlinkBytes.GetLink, add.RtnlRequests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Del_makes_one_move_and_sends_its_two_requests_in_one_call(bool podHasOriginalName)
    {
        Host.AddLink("other0");
        Host.AddLink("dev0", up: true);
        if (podHasOriginalName)
            Pod.AddLink("dev0");
        Add(Netconf.Device("dev0")).AssertSuccess();

        Strace del = Strace.Of(Call("DEL", Netconf.Device("dev0")), Folder);

        Assert.Single(del.Moves);
        NetlinkBytes[] both = Assert.Single(del.Datagrams, datagram => datagram.Any(message => message.Type is NetlinkBytes.NewLink));
        Assert.Equal([NetlinkBytes.NewLink, NetlinkBytes.NewLink], both.Select(message => message.Type));
        // The move names the device once more: a failed rename may not cost the record in the alias.
        Assert.Equal("dev0", both[1].Text(NetlinkBytes.Ifname));
        // At most one further request: the one that reads the alias.
        Assert.InRange(del.RtnlRequests.Count(type => type == NetlinkBytes.GetLink), 0, 1);
        Assert.Equal(2, del.RtnlRequests.Count(type => type != NetlinkBytes.GetLink));
    }

    [Fact]
    public void Add_makes_no_namespace_and_no_thread_and_starts_no_program()
    {
        Host.AddLink("dev0");
        AssertLean(Strace.Of(Call("ADD", Netconf.Device("dev0")), Folder));
    }

    [Fact]
    public void Del_makes_no_namespace_and_no_thread_and_starts_no_program()
    {
        Host.AddLink("dev0");
        Add(Netconf.Device("dev0")).AssertSuccess();
        AssertLean(Strace.Of(Call("DEL", Netconf.Device("dev0")), Folder));
    }

    [Fact]
    public void Check_makes_no_namespace_and_no_thread_and_starts_no_program()
    {
        Host.AddLink("dev0");
        string netconf = Netconf.Device("dev0");
        string result = Add(netconf).AssertSuccess();
        AssertLean(Strace.Of(Call("CHECK", Netconf.WithPrevResult(netconf, result)), Folder));
    }

    private static void AssertLean(Strace calls)
    {
        Assert.Empty(calls.Named("unshare", "mount", "fork", "vfork"));
        Assert.Single(calls.Named("execve"));
        // The one is the runtime's own (its finalizer or signal thread), beside main.
        string[] clones = [.. calls.Named("clone", "clone3")];
        Assert.True(clones.Length <= 1, string.Join('\n', clones));
        Assert.All(clones, clone => Assert.Contains("CLONE_THREAD", clone, StringComparison.Ordinal));
        // SIOCG… reads without RTNL and SIOCGIFINDEX of an absent name may load modules; SIOCS… would change something.
        Assert.DoesNotContain(calls.Named("ioctl"), call
            => call.Contains("SIOCS", StringComparison.Ordinal) || call.Contains("SIOCGIFINDEX", StringComparison.Ordinal));
    }
}
