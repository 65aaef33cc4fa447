using System.Text;
using HostDevice.Cni;
using Netlink.Codec;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Budgets;

/// <summary>
/// What the code of a call allocates, from its input to its answer: netlink, look-ups, guard, record, move, JSON in and out. In process,
/// where the runtime itself counts; <see cref="ManagedHeap"/> counts for the program as it is published.
/// </summary>
public sealed class InProcessTests : KernelTest
{
    /// <summary>The first rounds compile and initialise.</summary>
    private const int Rounds = 4;

    [Fact]
    public void Calls_allocate_the_objects_of_their_two_sockets_and_nothing_else()
    {
        Host.AddLink("dev0", up: true);
        Count count = NamespaceThread.Run(Host, Measure);

        Assert.True(count.Sockets > 0, "nothing was counted");
        Assert.Equal(new Count(count.Sockets, count.Sockets, count.Sockets, count.Sockets), count);
    }

    private Count Measure()
    {
        PrivateMounts.Enter(Path.Combine(Folder, "run"));
        byte[] netconf = Encoding.UTF8.GetBytes(Netconf.Device("dev0"));
        Count count = default;
        for (int round = 0; round < Rounds; round++)
        {
            long add = Allocated("ADD", netconf, out string result);
            long check = Allocated("CHECK", Encoding.UTF8.GetBytes(Netconf.WithPrevResult(Netconf.Device("dev0"), result)), out _);
            long del = Allocated("DEL", netconf, out _);
            count = new Count(OpenTwoSockets(), add, check, del);
        }
        return count;
    }

    private long Allocated(string command, byte[] document, out string result)
    {
        byte[] name = Encoding.UTF8.GetBytes(command), netns = Encoding.UTF8.GetBytes(Pod.Path);
        Span<byte> text = stackalloc byte[1024];
        var output = new JsonOutput(stackalloc byte[4096]);

        long before = GC.GetAllocatedBytesForCurrentThread();
        var environment = new CniEnvironment
        {
            CommandText = name,
            ContainerId = "c0ffee"u8,
            Netns = netns,
            IfNameText = "net1"u8,
            Path = "/nowhere"u8,
        };
        CniError failed = environment.Check();
        if (!failed.Failed)
            failed = CommandDispatch.Run(environment, document, text, ref output);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        if (failed.Failed)
            throw new InvalidOperationException($"{command}: {failed}");
        result = Encoding.UTF8.GetString(output.Written);
        return allocated;
    }

    private static long OpenTwoSockets()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? one);
        NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? other);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        one?.Dispose();
        other?.Dispose();
        return allocated;
    }

    /// <summary>Bytes.</summary>
    private readonly record struct Count(long Sockets, long Add, long Check, long Del);
}
