using System.Runtime.InteropServices;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;
using Netlink.Codec.Tests.Wire;
using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace Netlink.Codec.Tests.Sockets;

public unsafe class ForeignDatagramTests
{
    private const int AddMembership = 1;
    private const int ReceiveBuffer = 8;

    [Fact]
    public void A_datagram_of_another_socket_is_dropped_even_if_it_looks_like_the_answer()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        NetlinkSocket attacker = ns.OpenSocket();
        // What an attacker would say: the next request was refused.
        byte[] forged = RawBytes.Message(2, NetlinkFlags.Capped, 1, socket.PortId, RawBytes.Of(-1), new byte[16]);
        SendTo(attacker, socket.PortId, forged);
        NetlinkError error = socket.Execute(new NewlinkRequest(new byte[64]) { IfiIndex = 1, Mtu = 30000 }.Finish());
        Assert.False(error.Failed, error.ToString());
        Assert.Contains("mtu 30000", ns.Ip("link show lo"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_that_overflowed_is_told_and_the_socket_works_on()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        int size = 2048, group = 1;
        Assert.Equal(0, setsockopt(socket.Fd, SOL_SOCKET, ReceiveBuffer, &size, sizeof(int)));
        Assert.Equal(0, setsockopt(socket.Fd, 270, AddMembership, &group, sizeof(int)));
        for (int i = 0; i < 10; i++)
            ns.Ip($"link add dev{i} type ifb");
        byte[] room = new byte[64];
        NetlinkError error = socket.Execute(new NewlinkRequest(room) { IfiIndex = 1, Mtu = 30000 }.Finish());
        Assert.Equal((NetlinkFault.Overrun, ENOBUFS), (error.Fault, error.Errno));
        // A full queue takes no further answer either: it is for the caller to empty it.
        byte one;
        while ((int)recv(socket.Fd, &one, 1, MSG_DONTWAIT) >= 0)
            ;
        error = socket.Execute(new NewlinkRequest(room) { IfiIndex = 1, Mtu = 30001 }.Finish());
        Assert.False(error.Failed, error.ToString());
    }

    [Fact]
    public void Notifications_between_request_and_answer_are_passed_over()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        int group = 1;
        Assert.Equal(0, setsockopt(socket.Fd, 270, AddMembership, &group, sizeof(int)));
        ns.Ip("link add dev0 type ifb");
        byte[] room = new byte[64];
        NetlinkError error = socket.Execute(new NewlinkRequest(room) { IfiIndex = ns.Index("dev0"), Mtu = 1400 }.Finish());
        Assert.False(error.Failed, error.ToString());
        Assert.False(socket.Get(new GetlinkRequest(room) { IfiIndex = 1 }.Finish(), new byte[4096], out NetlinkMessage reply).Failed);
        Assert.True(GetlinkReply.TryRead(reply, out GetlinkReply link));
        Assert.Equal(1, link.IfiIndex);
    }

    private static void SendTo(NetlinkSocket from, uint port, byte[] bytes)
    {
        var address = new SockaddrNl { Family = Native.AfNetlink, PortId = port };
        fixed (byte* start = bytes)
        {
            var part = new iovec { iov_base = start, iov_len = bytes.Length };
            var header = new msghdr { msg_name = &address, msg_namelen = sizeof(SockaddrNl), msg_iov = &part, msg_iovlen = 1 };
            Assert.True((int)sendmsg(from.Fd, &header, 0) == bytes.Length, $"errno {Marshal.GetLastSystemError()}");
        }
    }
}
