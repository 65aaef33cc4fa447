using System.Net.Sockets;
using static Tmds.Linux.LibC;

namespace Netlink.Codec;

/// <summary>Waits until a netlink socket has something to read, on the runtime's own epoll.</summary>
/// <remarks>
/// A <see cref="Socket"/> over a copy of the file descriptor does it, with a receive of no bytes: that only looks. The copy is made at the
/// first wait, since the runtime then makes the socket non-blocking and keeps it registered.
/// </remarks>
internal sealed class Readiness(NetlinkSocket socket) : IDisposable
{
    private Socket? _waiter;
    private bool _isClosed;

    /// <summary>Success means: try to receive. A loss that the look itself was told of comes back as <see cref="NetlinkFault.Overrun"/>.</summary>
    public async ValueTask<NetlinkError> WaitAsync(CancellationToken cancellation)
    {
        NetlinkError error = Prepare();
        if (error.Failed)
            return error;
        try
        {
            await _waiter!.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cancellation).ConfigureAwait(false);
            return default;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.NoBufferSpaceAvailable)
        {
            return new NetlinkError(NetlinkFault.Overrun, Diagnostics.Errno.ENOBUFS);
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            return Closed();
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        _waiter?.Dispose();
    }

    public static long Deadline(TimeSpan timeout) => timeout < TimeSpan.Zero ? long.MaxValue : Environment.TickCount64 + (long)timeout.TotalMilliseconds;

    /// <summary>Milliseconds until <paramref name="deadline"/>, as <c>poll</c> takes them.</summary>
    public static int Left(long deadline)
        => deadline == long.MaxValue ? -1 : (int)Math.Clamp(deadline - Environment.TickCount64, 0, int.MaxValue);

    private NetlinkError Prepare()
    {
        if (_isClosed)
            return Closed();
        if (_waiter is not null)
            return default;
        int copy = fcntl(socket.Fd, F_DUPFD_CLOEXEC, 0);
        if (copy < 0)
            return new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "fcntl");
        _waiter = new Socket(new SafeSocketHandle(copy, ownsHandle: true));
        return default;
    }

    private static NetlinkError Closed() => new(NetlinkFault.SystemCall, Diagnostics.Errno.EBADF, attribute: "recvmsg");
}
