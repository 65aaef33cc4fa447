namespace Netlink.Codec;

/// <summary>What one receive of a subscription brought: the messages of one datagram, or the news that some were lost.</summary>
public readonly struct NotificationBatch
{
    /// <summary>What <see cref="NamespaceId"/> is for messages of the subscription's own namespace.</summary>
    public const int OwnNamespace = -1;

    internal NotificationBatch(ReadOnlyMemory<byte> bytes, int namespaceId)
    {
        Bytes = bytes;
        NamespaceId = namespaceId;
    }

    internal NotificationBatch(NetlinkError error)
    {
        Error = error;
        NamespaceId = OwnNamespace;
    }

    /// <summary>The datagram; valid until the subscription is read again.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The messages in it: <c>foreach (NetlinkMessage message in batch.Messages)</c>.</summary>
    public MessageEnumerator Messages => new(Bytes.Span);

    /// <summary>The number that the subscription's namespace has for the one they are about, <see cref="OwnNamespace"/> for itself.</summary>
    public int NamespaceId { get; }

    /// <summary>Why there are no messages: <see cref="Lost"/>, or a subscription that is at its end.</summary>
    public NetlinkError Error { get; }

    /// <summary>Notifications were lost (<c>ENOBUFS</c>, or one larger than the buffer): what they were about must be looked up.</summary>
    public bool Lost => Error.Fault is NetlinkFault.Overrun or NetlinkFault.Truncated;
}
