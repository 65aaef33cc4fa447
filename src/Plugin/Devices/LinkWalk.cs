using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Devices;

/// <summary>Looks at all links of a namespace, one after the other.</summary>
internal interface ILinkVisitor
{
    /// <summary>Whether what was seen will do even if links came and went meanwhile.</summary>
    bool IsContent { get; }

    /// <summary>A walk begins, perhaps once more: what was seen before does not count.</summary>
    void Begin();

    /// <summary>Looks at a link, which is valid during the call.</summary>
    void Visit(scoped GetlinkReply link);
}

/// <summary>A dump of all links by RTM_GETLINK, which waits for RTNL.</summary>
internal static class LinkWalk
{
    private const int RequestSize = 64;
    private const int Attempts = 5;

    /// <summary>Shows all links to the visitor, to the end: an unread rest would stay in the socket. A dump that the kernel marks as
    /// interrupted may miss links, and is repeated unless the visitor is content.</summary>
    internal static NetlinkError Run<TVisitor>(NetlinkSocket socket, ref TVisitor visitor)
        where TVisitor : ILinkVisitor, allows ref struct
    {
        using var buffer = ReplyBuffer.Allocate();
        Span<byte> bytes = stackalloc byte[RequestSize];
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            visitor.Begin();
            var request = new GetlinkRequest(bytes) { ExtMask = RtextFilter.SkipStats };
            DumpEnumerator links = socket.Dump(request.Finish(), buffer.Span);
            while (links.MoveNext())
            {
                if (GetlinkReply.TryRead(links.Current, out GetlinkReply link))
                    visitor.Visit(link);
            }
            if (links.Error.Failed || visitor.IsContent || !links.Interrupted)
                return links.Error;
        }
        return new NetlinkError(NetlinkFault.UnexpectedReply, text: "links came and went during every attempt to list them");
    }
}
