using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests.Several;

/// <summary>What eight devices ask of the kernel: the moves, in one call, and beside them nothing that waits for RTNL.</summary>
public sealed class SeveralSystemCallTests : SeveralTest
{
    [Fact]
    public void Add_makes_eight_moves_in_one_call_and_no_other_request_that_takes_rtnl()
    {
        AddPlainDevices();

        Strace add = Strace.Of(Call("ADD", All()), Folder);

        Assert.Equal(Count, add.Moves.Count());
        Assert.Equal(Enumerable.Repeat(NetlinkBytes.NewLink, Count), add.RtnlRequests);
        Assert.Single(add.Datagrams, datagram => datagram.Any(message => message.Type == NetlinkBytes.NewLink));
        AssertLean(add);
    }

    [Fact]
    public void Del_sends_its_sixteen_requests_in_one_call()
    {
        AddPlainDevices();
        Add(All()).AssertSuccess();

        Strace del = Strace.Of(Call("DEL", All()), Folder);

        Assert.Equal(Count, del.Moves.Count());
        Assert.Equal(Enumerable.Repeat(NetlinkBytes.NewLink, 2 * Count), del.RtnlRequests);
        NetlinkBytes[] all = Assert.Single(del.Datagrams, datagram => datagram.Any(message => message.Type == NetlinkBytes.NewLink));
        // Each move names its device once more: a failed rename may not cost the record in the alias.
        Assert.Equal(HostNames, all.Where((_, place) => place % 2 == 1).Select(message => message.Text(NetlinkBytes.Ifname)));
        AssertLean(del);
    }

    [Fact]
    public void An_add_that_fails_takes_all_back_in_one_call()
    {
        AddPlainDevices();
        Host.Ip("link del dev7");
        Host.Ip("link add dev7 type bridge");

        Strace add = Strace.OfRefused(Call("ADD", All()), Folder);

        Assert.Equal([Count, 2 * (Count - 1)], add.Datagrams.Select(datagram => datagram.Count(message => message.Type == NetlinkBytes.NewLink)).Where(count => count > 0));
    }

    private void AddPlainDevices()
    {
        foreach (string name in HostNames)
            Host.AddLink(name, up: true);
    }

    private static void AssertLean(Strace calls)
    {
        Assert.Empty(calls.Named("unshare", "mount", "fork", "vfork"));
        Assert.Single(calls.Named("execve"));
        Assert.InRange(calls.Named("clone", "clone3").Count(), 0, 1);
        // There and back, once.
        Assert.Equal(2, calls.Named("setns").Count());
    }
}
