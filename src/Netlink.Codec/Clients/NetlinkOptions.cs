namespace Netlink.Codec;

/// <summary>Where and how a socket is opened.</summary>
public sealed class NetlinkOptions
{
    /// <summary>The namespace to live in; the default value is the calling thread's own. It stays the caller's and must stay open while clients subscribe.</summary>
    public NetworkNamespace Namespace { get; init; }

    /// <summary>Path of the namespace to live in: <c>/run/netns/NAME</c>, <c>/proc/PID/ns/net</c>. Goes before <see cref="Namespace"/>.</summary>
    public string? NamespacePath { get; init; }

    /// <summary>How long an answer may take; see <see cref="NetlinkSocket.Timeout"/>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that the kernel keeps for the socket (<c>SO_RCVBUF</c>, beyond <c>net.core.rmem_max</c> with <c>CAP_NET_ADMIN</c>); 0: the system's default.</summary>
    public int ReceiveQueue { get; init; }

    /// <summary>Bytes for one datagram at first; grows where one does not fit. The kernel makes those of a dump up to 32 KiB.</summary>
    public int Buffer { get; init; } = 64 * 1024;

    /// <summary>Notifications of all namespaces that the own one has a number for (<c>NETLINK_LISTEN_ALL_NSID</c>, needs <c>CAP_NET_BROADCAST</c>).</summary>
    public bool AllNamespaces { get; init; }
}
