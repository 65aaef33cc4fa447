using static Tmds.Linux.LibC;

namespace Netlink.Codec;

public sealed partial class NetlinkSocket
{
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
                // The kernel would get it without a name too, but tracers tell by the name that these bytes are netlink.
                var header = new Tmds.Linux.msghdr
                {
                    msg_name = &kernel,
                    msg_namelen = _nameLength,
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
    /// <param name="deadline">In milliseconds of <see cref="Environment.TickCount64"/>; 0: the timeout begins with the first wait.</param>
    /// <param name="datagram">The part of <paramref name="buffer"/> that was filled, also when truncated.</param>
    /// <returns><see cref="NetlinkFault.Truncated"/>, <see cref="NetlinkFault.Overrun"/> and <see cref="NetlinkFault.Unanswered"/> are told apart.</returns>
    internal NetlinkError Receive(Span<byte> buffer, scoped ref long deadline, out ReadOnlySpan<byte> datagram)
    {
        while (true)
        {
            NetlinkError error = TryReceive(buffer, default, out datagram, out bool isEmpty, out _);
            if (!isEmpty)
                return error;
            error = WaitReadable(Left(ref deadline));
            if (error.Failed)
                return error;
        }
    }

    /// <summary>Receives one datagram of the kernel if there is one.</summary>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="control">Where control messages go; none for none.</param>
    /// <param name="datagram">The part of <paramref name="buffer"/> that was filled, also when truncated.</param>
    /// <param name="isEmpty">There is none yet.</param>
    /// <param name="controlLength">How much of <paramref name="control"/> was filled.</param>
    internal unsafe NetlinkError TryReceive(
        Span<byte> buffer, scoped Span<byte> control, out ReadOnlySpan<byte> datagram, out bool isEmpty, out int controlLength)
    {
        datagram = default;
        isEmpty = false;
        controlLength = 0;
        fixed (byte* start = buffer, extra = control)
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
                    msg_control = extra,
                    msg_controllen = control.Length,
                };
                // With MSG_TRUNC the length is the datagram's own.
                long received = recvmsg(_fd, &header, MsgDontWait | MsgTrunc);
                if (received >= 0)
                {
                    if (sender.PortId != 0)
                        continue;
                    controlLength = (int)header.msg_controllen;
                    return Received(buffer, (int)received, out datagram);
                }
                int failure = errno;
                if (failure == EINTR)
                    continue;
                isEmpty = failure == EAGAIN;
                return isEmpty ? default : ReceiveFailed(failure);
            }
        }
    }

    private NetlinkError Received(Span<byte> buffer, int length, out ReadOnlySpan<byte> datagram)
    {
        if (length <= buffer.Length)
        {
            datagram = buffer[..length];
            return default;
        }
        datagram = buffer;
        CutLength = length;
        return new NetlinkError(NetlinkFault.Truncated);
    }

    private static NetlinkError ReceiveFailed(int errno) => errno == ENOBUFS
        ? new NetlinkError(NetlinkFault.Overrun, errno)
        : new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "recvmsg");

    /// <summary>Milliseconds until the deadline, which the first wait sets; -1 is for ever.</summary>
    private int Left(scoped ref long deadline)
    {
        if (deadline == 0 && _timeout <= 0)
            return _timeout;
        long now = Environment.TickCount64;
        if (deadline == 0)
            deadline = now + _timeout;
        return (int)Math.Clamp(deadline - now, 0, int.MaxValue);
    }

    internal unsafe NetlinkError WaitReadable(int milliseconds)
    {
        var wait = new Tmds.Linux.pollfd { fd = _fd, events = PollIn };
        int ready = poll(&wait, 1, milliseconds);
        return ready == 0 ? new NetlinkError(NetlinkFault.Unanswered) : default;
    }
}
