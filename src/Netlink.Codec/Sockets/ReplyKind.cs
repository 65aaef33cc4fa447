namespace Netlink.Codec;

/// <summary>What the next message is to a request.</summary>
internal enum ReplyKind
{
    /// <summary>Nothing more can be had; see the error.</summary>
    Failed,
    /// <summary>Data that answers it.</summary>
    Data,
    /// <summary>The verdict: an ack, an error, or the end of a dump.</summary>
    Verdict,
    /// <summary>Nothing: it answers another request, announces something, or fills a gap.</summary>
    Foreign,
    /// <summary>The kernel says that messages were lost: <c>NLMSG_OVERRUN</c>.</summary>
    Overrun,
}
