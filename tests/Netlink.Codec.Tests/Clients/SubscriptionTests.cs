using System.IO.Pipelines;
using System.Text;
using CommunityToolkit.HighPerformance.Buffers;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Clients;

/// <summary>Notifications: waited for on the thread, on the runtime's epoll, through a pipe; lost ones are told.</summary>
public class SubscriptionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_wakes_for_each_change_and_ends_when_it_is_closed()
    {
        using var ns = new TestNamespace();
        NetlinkSubscription events = Open(ns);
        ValueTask<NotificationBatch> waiting = events.ReadAsync(Stop);
        Assert.False(waiting.IsCompleted);
        ns.Ip("link add dev0 type ifb");
        Assert.Equal("dev0", Names(await waiting).Single());
        using (var soon = new CancellationTokenSource(30))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.ReadAsync(soon.Token));
        ns.Ip("link set dev0 name dev1");
        List<string> names = [];
        await foreach (NotificationBatch batch in events.ReadAllAsync(Stop))
        {
            if (batch.Error.Failed)
            {
                Assert.Equal((Errno.EBADF, false), (batch.Error.Errno, batch.Lost));
                break;
            }
            names.AddRange(Names(batch));
            Assert.Equal(NotificationBatch.OwnNamespace, batch.NamespaceId);
            if (names.Contains("dev1"))
                events.Dispose();
        }
        Assert.Contains("dev1", names);
    }

    [Fact]
    public async Task A_wait_on_the_thread_has_a_timeout_and_a_group_can_be_left()
    {
        using var ns = new TestNamespace();
        using NetlinkSubscription events = Open(ns);
        Assert.Equal(NetlinkFault.Unanswered, events.Read(TimeSpan.FromMilliseconds(20)).Error.Fault);
        ns.Ip("link add dev0 type ifb");
        Assert.Equal("dev0", Names(events.Read(TimeSpan.FromSeconds(5))).Single());
        Assert.False(events.Leave(RtnetlinkGroups.RtnlgrpLink).Failed);
        ns.Ip("link add dev1 type ifb");
        Assert.False(events.TryRead(out _));
        Assert.False(events.Join(RtnetlinkGroups.RtnlgrpLink).Failed);
        Task change = Task.Run(() => ns.Ip("link add dev2 type ifb"), Stop);
        Assert.Equal("dev2", Names(events.Read(Timeout.InfiniteTimeSpan)).Single());
        await change;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_loss_is_told_once_and_the_stream_goes_on(bool isAsync)
    {
        using var ns = new TestNamespace();
        using NetlinkSubscription events = Open(ns, new NetlinkOptions { Namespace = ns.Opened, ReceiveQueue = 2304 });
        Batch.Ip(ns, Enumerable.Range(0, 20).Select(i => $"link add dev{i} type ifb"));
        NotificationBatch first = isAsync ? await events.ReadAsync(Stop) : events.Read(TimeSpan.Zero);
        Assert.Equal((true, NetlinkFault.Overrun, Errno.ENOBUFS), (first.Lost, first.Error.Fault, first.Error.Errno));
        while (events.TryRead(out NotificationBatch old))
            Assert.False(old.Error.Failed);
        ns.Ip("link add last type ifb");
        Assert.Equal("last", Names(await events.ReadAsync(Stop)).Single());
    }

    [Fact]
    public void A_notification_larger_than_the_buffer_is_a_loss_and_the_next_one_fits()
    {
        using var ns = new TestNamespace();
        using NetlinkSubscription events = Open(ns, new NetlinkOptions { Namespace = ns.Opened, Buffer = 64 });
        ns.Ip("link add dev0 type ifb");
        NotificationBatch cut = events.Read(TimeSpan.FromSeconds(5));
        Assert.Equal((true, NetlinkFault.Truncated), (cut.Lost, cut.Error.Fault));
        while (events.TryRead(out _))
            ;
        ns.Ip("link add dev1 type ifb");
        Assert.Equal("dev1", Names(events.Read(TimeSpan.FromSeconds(5))).Single());
    }

    [Fact]
    public async Task Notifications_of_another_namespace_carry_its_number()
    {
        using var ns = new TestNamespace();
        using var other = new TestNamespace();
        ns.Ip($"netns set {other.Name} 77");
        using NetlinkSubscription events = Open(ns, new NetlinkOptions { Namespace = ns.Opened, AllNamespaces = true });
        other.Ip("link add dev0 type ifb");
        NotificationBatch batch = await events.ReadAsync(Stop);
        Assert.Equal(("dev0", 77), (Names(batch).Single(), batch.NamespaceId));
        ns.Ip("link add dev1 type ifb");
        batch = await events.ReadAsync(Stop);
        Assert.Equal(("dev1", NotificationBatch.OwnNamespace), (Names(batch).Single(), batch.NamespaceId));
    }

    [Fact]
    public async Task A_pipe_has_every_message_whole_wherever_its_segments_end()
    {
        const int Links = 100;
        using var ns = new TestNamespace();
        using NetlinkSubscription events = Open(ns, new NetlinkOptions { Namespace = ns.Opened, ReceiveQueue = 8 << 20, Buffer = 4096 });
        var pipe = new Pipe(new PipeOptions(minimumSegmentSize: 4096, pauseWriterThreshold: 0));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<NetlinkError> copy = events.CopyToAsync(pipe.Writer, stop.Token);
        Batch.Ip(ns, Enumerable.Range(0, Links).Select(i => $"link add dev{i} type ifb"));
        HashSet<string> names = [];
        using var scratch = new ArrayPoolBufferWriter<byte>();
        while (names.Count < Links)
        {
            ReadResult read = await pipe.Reader.ReadAsync(Stop);
            pipe.Reader.AdvanceTo(Collect(read.Buffer, scratch, names), read.Buffer.End);
        }
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copy);
        await pipe.Reader.CompleteAsync();
        ns.Ip("link add last type ifb");
        Assert.False((await events.CopyToAsync(pipe.Writer, Stop)).Failed);
    }

    private static SequencePosition Collect(System.Buffers.ReadOnlySequence<byte> bytes, ArrayPoolBufferWriter<byte> scratch, HashSet<string> names)
    {
        NetlinkError error = default;
        while (MessageStream.TryRead(ref bytes, scratch, out NetlinkMessage message, ref error))
        {
            Assert.False(MessageStream.IsLoss(message));
            Assert.True(NewlinkNotification.TryRead(message, out NewlinkNotification link));
            names.Add(Encoding.UTF8.GetString(link.Ifname.Require(ref error)));
        }
        Assert.False(error.Failed, error.ToString());
        return bytes.Start;
    }

    private static List<string> Names(NotificationBatch batch)
    {
        Assert.False(batch.Error.Failed, batch.Error.ToString());
        List<string> names = [];
        foreach (NetlinkMessage message in batch.Messages)
        {
            if (NewlinkNotification.TryRead(message, out NewlinkNotification link) && link.Ifname.TryGet(out ReadOnlySpan<byte> name))
                names.Add(Encoding.UTF8.GetString(name));
        }
        return names;
    }

    private static NetlinkSubscription Open(TestNamespace ns, NetlinkOptions? options = null)
    {
        using RtnetlinkClient route = ClientTests.Open(options ?? new NetlinkOptions { Namespace = ns.Opened });
        NetlinkError error = route.Subscribe([RtnetlinkGroups.RtnlgrpLink], out NetlinkSubscription? events);
        Assert.False(error.Failed, error.ToString());
        return events!;
    }
}
