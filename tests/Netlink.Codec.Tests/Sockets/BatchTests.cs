using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Sockets;

public class BatchTests
{
    [Fact]
    public void A_refusal_in_the_middle_does_not_stop_the_rest_and_verdicts_come_in_order()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add dev0 type ifb");
        int index = ns.Index("dev0");
        var batch = new NetlinkBatch(stackalloc byte[512]);
        batch.Add(new NewlinkRequest(batch.Free) { IfiIndex = index, Mtu = 1400 }.Finish());
        batch.Add(OverlongName.For(index, batch.Free));
        batch.Add(new NewlinkRequest(batch.Free) { IfiIndex = index, Ifalias = "renamed"u8 }.Finish());
        Assert.False(batch.Error.Failed, batch.Error.ToString());

        BatchReplies replies = ns.OpenSocket().Execute(batch);
        NetlinkError first = replies.Next(), second = replies.Next(), third = replies.Next();
        Assert.False(first.Failed, first.ToString());
        Assert.Equal((Errno.ERANGE, "ifname", 32), (second.Errno, second.Attribute, second.Offset));
        Assert.False(third.Failed, third.ToString());
        Assert.Equal(NetlinkFault.Unanswered, replies.Next().Fault);
        string link = ns.Ip("link show dev0");
        Assert.Contains("mtu 1400", link, StringComparison.Ordinal);
        Assert.Contains("alias renamed", link, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_tells_the_first_failure_and_leaves_the_socket_clean()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        var batch = new NetlinkBatch(new byte[4096]);
        for (int i = 0; i < 20; i++)
            batch.Add(new DellinkRequest(batch.Free) { IfiIndex = i < 10 ? 1 : 1000 }.Finish());
        BatchReplies replies = socket.Execute(batch);
        Assert.Equal(Errno.EOPNOTSUPP, replies.Rest().Errno);
        Assert.False(socket.Execute(new GetlinkRequest(new byte[64]) { IfiIndex = 1 }.Finish()).Failed);
    }

    [Fact]
    public void Verdicts_left_unread_do_not_disturb_the_next_request()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        var batch = new NetlinkBatch(new byte[512]);
        for (int i = 0; i < 3; i++)
            batch.Add(new DellinkRequest(batch.Free) { IfiIndex = 1000 }.Finish());
        _ = socket.Execute(batch);
        NetlinkError error = socket.Execute(new NewlinkRequest(new byte[64]) { IfiIndex = 1, Mtu = 30000 }.Finish());
        Assert.False(error.Failed, error.ToString());
    }

    [Fact]
    public void The_largest_batch_gets_all_its_verdicts()
    {
        using var ns = new TestNamespace();
        var batch = new NetlinkBatch(new byte[64 * 1024]);
        for (int i = 0; i < NetlinkBatch.MaxRequests; i++)
            batch.Add(new DellinkRequest(batch.Free) { IfiIndex = 1000, Ifname = "nobody"u8 }.Finish());
        Assert.False(batch.Error.Failed, batch.Error.ToString());
        BatchReplies replies = ns.OpenSocket().Execute(batch);
        for (int i = 0; i < NetlinkBatch.MaxRequests; i++)
            Assert.Equal(Errno.ENODEV, replies.Next().Errno);
        batch.Add(new DellinkRequest(batch.Free).Finish());
        Assert.Equal(NetlinkFault.BatchFull, batch.Error.Fault);
    }

    [Fact]
    public void A_request_without_room_or_not_built_keeps_the_whole_batch_from_being_sent()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        byte[] elsewhere = new byte[64];
        var full = new NetlinkBatch(new byte[80]);
        full.Add(new NewlinkRequest(elsewhere) { IfiIndex = 1, Mtu = 1400 }.Finish());
        full.Add(new NewlinkRequest(elsewhere) { IfiIndex = 1, Mtu = 1401 }.Finish());
        Assert.Equal(NetlinkFault.BatchFull, full.Error.Fault);
        Assert.Equal(NetlinkFault.BatchFull, socket.Execute(full).Next().Fault);
        var broken = new NetlinkBatch(new byte[80]);
        broken.Add(new NewlinkRequest(broken.Free) { IfiIndex = 1, Mtu = 1400 }.Finish());
        broken.Add(new NewlinkRequest(broken.Free) { IfiIndex = 1, Mtu = 1401 }.Finish());
        Assert.Equal(NetlinkFault.BufferTooSmall, socket.Execute(broken).Rest().Fault);
        Assert.Contains("mtu 65536", ns.Ip("link show lo"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_batch_is_a_success_that_sends_nothing()
    {
        using var ns = new TestNamespace();
        BatchReplies replies = ns.OpenSocket().Execute(new NetlinkBatch([]));
        Assert.False(replies.Rest().Failed);
        Assert.Equal(NetlinkFault.Unanswered, replies.Next().Fault);
    }
}
