using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;
using Netlink.Codec.Tests.Wire;

namespace Netlink.Codec.Tests.Sockets;

/// <summary>Dumps that are given up, cut or interrupted, and begin anew.</summary>
public class DumpRepeatTests
{
    private const int Links = 60;

    [Fact]
    public void A_dump_that_was_given_up_does_not_stand_in_the_way_of_the_next()
    {
        using var ns = new TestNamespace();
        AddLinks(ns);
        NetlinkSocket socket = ns.OpenSocket();
        DumpEnumerator first = socket.Dump(new GetlinkRequest(new byte[64]).Finish(), new byte[8 * 1024]);
        Assert.True(first.MoveNext());
        Assert.Equal(Links + 1, Count(socket.Dump(new GetlinkRequest(new byte[64]).Finish(), new byte[8 * 1024])));
    }

    [Fact]
    public void Nor_does_one_whose_end_a_request_in_between_passed_over()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        byte[] room = new byte[64];
        DumpEnumerator first = socket.Dump(new GetlinkRequest(room).Finish(), new byte[8 * 1024]);
        Assert.True(first.MoveNext());
        Assert.False(socket.Execute(new NewlinkRequest(room) { IfiIndex = 1, Mtu = 30000 }.Finish()).Failed);
        Assert.Equal(1, Count(socket.Dump(new GetlinkRequest(room).Finish(), new byte[8 * 1024])));
    }

    [Fact]
    public void A_dump_that_did_not_fit_begins_anew_in_a_larger_buffer()
    {
        using var ns = new TestNamespace();
        AddLinks(ns);
        DumpEnumerator dump = ns.OpenSocket().Dump(new GetlinkRequest(new byte[64]).Finish(), new byte[600]);
        Assert.False(dump.MoveNext());
        Assert.Equal(NetlinkFault.Truncated, dump.Error.Fault);
        Assert.True(dump.Again(attempts: 2, new byte[32 * 1024]));
        int links = 0;
        while (dump.MoveNext())
            links++;
        Assert.Equal((Links + 1, 2, false), (links, dump.Attempts, dump.Error.Failed));
        Assert.False(dump.Again(attempts: 9, new byte[32 * 1024]));
    }

    [Fact]
    public void An_interrupted_dump_begins_anew_as_often_as_the_caller_allows()
    {
        using var made = new MadeAnswers(
            Answer(1, NetlinkFlags.Multi | NetlinkFlags.DumpInterrupted), Done(1),
            Answer(2, NetlinkFlags.Multi), Done(2, NetlinkFlags.DumpInterrupted),
            Answer(3, NetlinkFlags.Multi), Done(3));
        byte[] buffer = new byte[256];
        DumpEnumerator dump = made.Socket.Dump(new GetlinkRequest(new byte[64]).Finish(), buffer);
        Assert.Equal(1, Walk(ref dump));
        Assert.True(dump.Interrupted && dump.Again(attempts: 2, buffer));
        Assert.Equal(1, Walk(ref dump));
        Assert.True(dump.Interrupted);
        Assert.False(dump.Again(attempts: 2, buffer), "two attempts were made");
        Assert.True(dump.Again(attempts: 3, buffer));
        Assert.Equal(1, Walk(ref dump));
        Assert.Equal((false, false, 3), (dump.Interrupted, dump.Error.Failed, dump.Attempts));
    }

    [Fact]
    public void A_refused_dump_does_not_begin_anew()
    {
        using var made = new MadeAnswers(RawBytes.Message(3, NetlinkFlags.Multi, 1, MadeAnswers.Port, RawBytes.Of(-Errno.EPERM)));
        DumpEnumerator dump = made.Socket.Dump(new GetlinkRequest(new byte[64]).Finish(), new byte[256]);
        Assert.Equal(0, Walk(ref dump));
        Assert.Equal(Errno.EPERM, dump.Error.Errno);
        Assert.False(dump.Again(attempts: 5, new byte[256]));
    }

    [Fact]
    public void Silence_is_told_when_the_time_is_over()
    {
        using var made = new MadeAnswers(RawBytes.Message(16, 0, 77, MadeAnswers.Port));
        made.Socket.Timeout = TimeSpan.FromMilliseconds(30);
        Assert.Equal(NetlinkFault.Unanswered, made.Socket.Execute(new NewlinkRequest(new byte[64]).Finish()).Fault);
        made.Socket.Timeout = TimeSpan.Zero;
        Assert.Equal(NetlinkFault.Unanswered, made.Socket.Execute(new NewlinkRequest(new byte[64]).Finish()).Fault);
    }

    [Fact]
    public void A_closed_socket_says_so_and_closes_no_other_file()
    {
        NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? socket);
        Assert.False(error.Failed);
        socket!.Dispose();
        using var next = new MadeAnswers(MadeAnswers.Done());
        socket.Dispose();
        byte[] room = new byte[64];
        error = socket.Execute(new NewlinkRequest(room).Finish());
        Assert.Equal((NetlinkFault.SystemCall, Errno.EBADF), (error.Fault, error.Errno));
        Assert.Equal(Errno.EBADF, socket.Get(new GetlinkRequest(room).Finish(), room, out _).Errno);
        Assert.Equal(Errno.EBADF, socket.Dump(new GetlinkRequest(room).Finish(), room).Error.Errno);
        Assert.Equal(Errno.EBADF, socket.WaitForNotification(room, 10, out _).Errno);
        Assert.False(next.Socket.TryReceive(room, default, out _, out bool isEmpty, out _).Failed || isEmpty, "the other file is still open");
    }

    [Fact]
    public void A_socket_in_a_namespace_without_a_name_works_on()
    {
        NetlinkSocket socket;
        using (var ns = new TestNamespace())
        {
            Assert.False(NetlinkSocket.Open(NetlinkSocket.Route, new NetlinkOptions { NamespacePath = ns.Path }, out NetlinkSocket? inside).Failed);
            socket = inside!;
        }
        using (socket)
            Assert.Equal(1, Count(socket.Dump(new GetlinkRequest(new byte[64]).Finish(), new byte[8 * 1024])));
    }

    private static void AddLinks(TestNamespace ns)
        => Batch.Ip(ns, Enumerable.Range(0, Links).Select(i => $"link add dev{i} type ifb"));

    private static int Walk(ref DumpEnumerator dump)
    {
        int messages = 0;
        while (dump.MoveNext())
            messages++;
        return messages;
    }

    private static int Count(DumpEnumerator dump)
    {
        int messages = Walk(ref dump);
        Assert.False(dump.Error.Failed || dump.Interrupted, dump.Error.ToString());
        return messages;
    }

    private static byte[] Answer(uint sequence, NetlinkFlags flags) => RawBytes.Message(16, flags, sequence, MadeAnswers.Port, new byte[16]);

    private static byte[] Done(uint sequence, NetlinkFlags flags = 0)
        => RawBytes.Message(3, NetlinkFlags.Multi | flags, sequence, MadeAnswers.Port, RawBytes.Of(0));
}
