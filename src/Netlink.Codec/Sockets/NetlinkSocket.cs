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

    private int _fd;
    private uint _sequence;

    /// <summary>How long an answer may take, in milliseconds. The kernel answers within <c>sendmsg</c>, so this is for broken cases only.</summary>
    private int _timeout = 10_000;

    /// <summary>Number of the dump whose end has not been seen, 0 for none.</summary>
    private uint _openDump;

    private readonly int _nameLength;

    private ErrorExplainer? _explain;

    /// <param name="fd">Owned from here on.</param>
    /// <param name="portId">Its address.</param>
    /// <param name="isConnected">One end of a pair, which takes no address: its other end is the only one to send to.</param>
    internal NetlinkSocket(int fd, uint portId, bool isConnected = false)
    {
        _fd = fd;
        PortId = portId;
        _nameLength = isConnected ? 0 : Unsafe.SizeOf<SockaddrNl>();
    }

    /// <summary>The address the kernel gave this socket: <c>nl_pid</c>.</summary>
    public uint PortId { get; }

    /// <summary>The file descriptor; stays owned by this object. -1 after <see cref="Dispose"/>.</summary>
    public int Fd => _fd;

    /// <summary>How long an answer may take before it is <see cref="NetlinkFault.Unanswered"/>; 10 s at first, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> is for ever.</summary>
    /// <remarks>The kernel answers within <c>sendmsg</c>: waiting for the RTNL lock happens there, and nothing can cut that short.</remarks>
    public TimeSpan Timeout
    {
        get => TimeSpan.FromMilliseconds(_timeout);
        set => _timeout = (int)Math.Clamp(value.TotalMilliseconds, -1, int.MaxValue);
    }

    /// <summary>Number of the last request.</summary>
    internal uint LastSequence => _sequence;

    /// <summary>Length in bytes of the last datagram that did not fit.</summary>
    internal int CutLength { get; private set; }

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
    /// <param name="protocol">As in <see cref="Open(int, out NetlinkSocket?)"/>.</param>
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

    /// <summary>From now on errors of this socket say more: <see cref="NetlinkError.Details"/>. A refusal then allocates more, success nothing.</summary>
    public void ExplainErrors() => _explain = ErrorDetails.Explain;

    /// <summary>Closes the socket. Calls after it fail with <c>EBADF</c>.</summary>
    public void Dispose()
    {
        // Not closed twice: the number may be another file's by then.
        if (_fd >= 0)
            _ = close(_fd);
        _fd = -1;
    }

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
