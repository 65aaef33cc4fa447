using static Tmds.Linux.LibC;

namespace Netlink.Codec;

public sealed partial class NetlinkSocket
{
    /// <summary>How long an answer may take, in milliseconds. The kernel answers within <c>sendmsg</c>, so this is for broken cases only.</summary>
    private const int AnswerTimeout = 10_000;

    private const int MsgTrunc = 0x20;
    private const int MsgDontWait = 0x40;
    private const short PollIn = 1;

    /// <summary>Sends bytes to the kernel in one system call.</summary>
    private unsafe NetlinkError Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            long sent;
            do
            {
                var kernel = new SockaddrNl { Family = Native.AfNetlink };
                var part = new Tmds.Linux.iovec { iov_base = start, iov_len = bytes.Length };
                var header = new Tmds.Linux.msghdr
                {
                    msg_name = &kernel,
                    msg_namelen = sizeof(SockaddrNl),
                    msg_iov = &part,
                    msg_iovlen = 1,
                };
                sent = sendmsg(_fd, &header, 0);
            }
            while (sent < 0 && errno == EINTR);
            return sent == bytes.Length ? default : Failure("sendmsg");
        }
    }

    /// <summary>Receives one datagram of the kernel; those of other processes are dropped.</summary>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="datagram">The part of <paramref name="buffer"/> that was filled, also when truncated.</param>
    /// <returns><see cref="NetlinkFault.Truncated"/>, <see cref="NetlinkFault.Overrun"/> and <see cref="NetlinkFault.Unanswered"/> are told apart.</returns>
    internal NetlinkError Receive(Span<byte> buffer, out ReadOnlySpan<byte> datagram) => Receive(buffer, AnswerTimeout, out datagram);

    private unsafe NetlinkError Receive(Span<byte> buffer, int milliseconds, out ReadOnlySpan<byte> datagram)
    {
        datagram = default;
        fixed (byte* start = buffer)
        {
            while (true)
            {
                SockaddrNl sender = default;
                var part = new Tmds.Linux.iovec { iov_base = start, iov_len = buffer.Length };
                var header = new Tmds.Linux.msghdr
                {
                    msg_name = &sender,
                    msg_namelen = sizeof(SockaddrNl),
                    msg_iov = &part,
                    msg_iovlen = 1,
                };
                long received = recvmsg(_fd, &header, MsgDontWait);
                if (received >= 0)
                {
                    if (sender.PortId != 0)
                        continue;
                    datagram = buffer[..(int)received];
                    return (header.msg_flags & MsgTrunc) != 0 ? new NetlinkError(NetlinkFault.Truncated) : default;
                }
                NetlinkError error = ReceiveFailed(errno, milliseconds);
                if (error.Failed)
                    return error;
            }
        }
    }

    /// <summary>Success means: try again.</summary>
    private NetlinkError ReceiveFailed(int errno, int milliseconds)
    {
        if (errno == EINTR)
            return default;
        if (errno == ENOBUFS)
            return new NetlinkError(NetlinkFault.Overrun, errno);
        if (errno != EAGAIN)
            return new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "recvmsg");
        return WaitReadable(milliseconds);
    }

    private unsafe NetlinkError WaitReadable(int milliseconds)
    {
        var wait = new Tmds.Linux.pollfd { fd = _fd, events = PollIn };
        int ready = poll(&wait, 1, milliseconds);
        return ready == 0 ? new NetlinkError(NetlinkFault.Unanswered) : default;
    }
}
