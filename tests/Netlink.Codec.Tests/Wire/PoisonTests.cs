using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;
using static Tmds.Linux.LibC;

namespace Netlink.Codec.Tests.Wire;

public unsafe class PoisonTests
{
    [Fact]
    public void The_kernel_ignores_a_message_that_failed_to_build_and_is_sent_all_the_same()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add dev0 type ifb");
        NetlinkSocket socket = ns.OpenSocket();
        byte[] buffer = new byte[48];
        // Everything but the alias fits: without the poison this would rename the link.
        var message = new NewlinkRequest(buffer) { IfiIndex = ns.Index("dev0"), Ifname = "dev1"u8, Ifalias = "too long for it"u8 };
        Assert.True(message.Finish().Error.Failed);

        fixed (byte* bytes = buffer)
            Assert.Equal(buffer.Length, (int)send(socket.Fd, bytes, buffer.Length, 0));

        byte answer;
        Assert.Equal(-1, (int)recv(socket.Fd, &answer, 1, MSG_DONTWAIT));
        Assert.Equal(EAGAIN, errno);
        Assert.Contains("dev0", ns.Ip("-o link show type ifb"), StringComparison.Ordinal);
        Assert.False(socket.Execute(new NewlinkRequest(buffer) { IfiIndex = ns.Index("dev0"), Ifname = "dev1"u8 }.Finish()).Failed);
        Assert.Contains("dev1", ns.Ip("-o link show type ifb"), StringComparison.Ordinal);
    }
}
