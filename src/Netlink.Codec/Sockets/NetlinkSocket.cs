using System.Runtime.CompilerServices;
using static Tmds.Linux.LibC;

namespace Netlink.Codec;

/// <summary>A netlink socket, bound to the namespace it was opened in for life.</summary>
/// <remarks>
/// Opened with <c>NETLINK_EXT_ACK</c> (the kernel says what was wrong), <c>NETLINK_CAP_ACK</c> (without quoting the request) and
/// <c>NETLINK_GET_STRICT_CHK</c> (a get with nonsense in it fails instead of answering something else), as far as the kernel knows them.
/// One thread at a time; nothing is allocated after opening, but the words of an error.
/// </remarks>
public sealed partial class NetlinkSocket : IDisposable
{
    /// <summary>Protocol number of rtnetlink: <c>NETLINK_ROUTE</c>.</summary>
    public const int Route = 0;

    /// <summary>Protocol number of generic netlink: <c>NETLINK_GENERIC</c>.</summary>
    public const int Generic = 16;

    private readonly int _fd;
    private uint _sequence;

    internal NetlinkSocket(int fd, uint portId)
    {
        _fd = fd;
        PortId = portId;
    }

    /// <summary>The address the kernel gave this socket: <c>nl_pid</c>.</summary>
    public uint PortId { get; }

    /// <summary>The file descriptor; stays owned by this object.</summary>
    public int Fd => _fd;

    /// <summary>Opens a socket in the calling thread's namespace.</summary>
    /// <param name="protocol"><see cref="Route"/>, <see cref="Generic"/>, …: <c>linux/netlink.h</c>.</param>
    /// <param name="socket">The open socket; null on failure.</param>
    public static NetlinkError Open(int protocol, out NetlinkSocket? socket)
    {
        socket = null;
        int fd = Tmds.Linux.LibC.socket(Native.AfNetlink, SOCK_RAW | SOCK_CLOEXEC, protocol);
        if (fd < 0)
            return Failure("socket");
        NetlinkError error = Prepare(fd, out uint portId);
        if (error.Failed)
            _ = close(fd);
        else
            socket = new NetlinkSocket(fd, portId);
        return error;
    }

    /// <summary>Opens a socket in another namespace: the calling thread goes there and comes back.</summary>
    /// <param name="protocol">As in <see cref="Open"/>.</param>
    /// <param name="target">Where the socket shall live.</param>
    /// <param name="own">The calling thread's own namespace.</param>
    /// <param name="socket">The open socket; null on failure.</param>
    /// <remarks>
    /// Should the way back fail, the process ends: no code written for one namespace may go on in another.
    /// </remarks>
    public static NetlinkError OpenIn(int protocol, NetworkNamespace target, NetworkNamespace own, out NetlinkSocket? socket)
    {
        socket = null;
        NetlinkError error = target.Enter();
        if (error.Failed)
            return error;
        error = Open(protocol, out socket);
        NetlinkError back = own.Enter();
        if (back.Failed)
            Environment.FailFast($"cannot return to the own network namespace: {back}");
        return error;
    }

    /// <summary>Closes the socket.</summary>
    public void Dispose() => _ = close(_fd);

    private static unsafe NetlinkError Prepare(int fd, out uint portId)
    {
        portId = 0;
        // Old kernels (before 4.12 and 4.20) do not know some of these: then there is less to read in an answer, no more.
        int on = 1;
        _ = setsockopt(fd, Native.SolNetlink, Native.NetlinkExtAck, &on, sizeof(int));
        _ = setsockopt(fd, Native.SolNetlink, Native.NetlinkCapAck, &on, sizeof(int));
        _ = setsockopt(fd, Native.SolNetlink, Native.NetlinkGetStrictCheck, &on, sizeof(int));

        var address = new SockaddrNl { Family = Native.AfNetlink };
        if (bind(fd, (Tmds.Linux.sockaddr*)&address, sizeof(SockaddrNl)) != 0)
            return Failure("bind");
        Tmds.Linux.socklen_t length = sizeof(SockaddrNl);
        if (getsockname(fd, (Tmds.Linux.sockaddr*)&address, &length) != 0)
            return Failure("getsockname");
        portId = address.PortId;
        return default;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static NetlinkError Failure(string call) => new(NetlinkFault.SystemCall, errno, attribute: call);
}
