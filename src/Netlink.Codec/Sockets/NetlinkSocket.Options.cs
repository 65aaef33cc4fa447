using System.Text;
using static Tmds.Linux.LibC;

namespace Netlink.Codec;

public sealed partial class NetlinkSocket
{
    /// <summary>Opens a socket as <paramref name="options"/> say.</summary>
    /// <param name="protocol"><see cref="Route"/>, <see cref="Generic"/>, …: <c>linux/netlink.h</c>.</param>
    /// <param name="options">Namespace, timeout, queue.</param>
    /// <param name="socket">The open socket; null on failure.</param>
    public static NetlinkError Open(int protocol, NetlinkOptions options, out NetlinkSocket? socket)
    {
        NetlinkError error = OpenInNamespace(protocol, options, out socket);
        if (error.Failed)
            return error;
        error = socket!.Apply(options);
        if (!error.Failed)
            return default;
        socket.Dispose();
        socket = null;
        return error;
    }

    private static NetlinkError OpenInNamespace(int protocol, NetlinkOptions options, out NetlinkSocket? socket)
    {
        socket = null;
        if (options.NamespacePath is not { } path)
            return options.Namespace == default ? Open(protocol, out socket) : OpenIn(protocol, options.Namespace, out socket);
        NetlinkError error = NetworkNamespace.Open(Encoding.UTF8.GetBytes(path), out NetworkNamespace target, out _);
        if (error.Failed)
            return error;
        using (target)
            return OpenIn(protocol, target, out socket);
    }

    private static NetlinkError OpenIn(int protocol, NetworkNamespace target, out NetlinkSocket? socket)
    {
        socket = null;
        NetlinkError error = NetworkNamespace.OpenOwn(out NetworkNamespace own);
        if (error.Failed)
            return error;
        using (own)
            return OpenIn(protocol, target, own, out socket);
    }

    private unsafe NetlinkError Apply(NetlinkOptions options)
    {
        Timeout = options.Timeout;
        int bytes = options.ReceiveQueue;
        if (bytes > 0
            && setsockopt(_fd, SOL_SOCKET, Native.SoRcvBufForce, &bytes, sizeof(int)) != 0
            && setsockopt(_fd, SOL_SOCKET, Native.SoRcvBuf, &bytes, sizeof(int)) != 0)
            return Failure("setsockopt");
        int on = 1;
        return options.AllNamespaces && setsockopt(_fd, Native.SolNetlink, Native.NetlinkListenAllNsid, &on, sizeof(int)) != 0
            ? Failure("setsockopt")
            : default;
    }
}
