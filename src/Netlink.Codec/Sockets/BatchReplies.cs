namespace Netlink.Codec;

/// <summary>The verdicts on a batch, in the order of its requests.</summary>
public ref struct BatchReplies
{
    private const int AckSize = 1024;

    private readonly NetlinkSocket _socket;
    private readonly NetlinkBatch _batch;
    private readonly uint _first;
    private readonly NetlinkError _notSent;
    private int _next;

    internal BatchReplies(NetlinkSocket socket, NetlinkBatch batch, uint first, NetlinkError notSent)
    {
        _socket = socket;
        _batch = batch;
        _first = first;
        _notSent = notSent;
    }

    /// <summary>The verdict on the next request; after the last one <see cref="NetlinkFault.Unanswered"/>.</summary>
    public NetlinkError Next()
    {
        if (_notSent.Failed)
            return _notSent;
        if (_next >= _batch.Count)
            return new NetlinkError(NetlinkFault.Unanswered);
        int index = _next++;
        var replies = new ReplyWalk(_socket, stackalloc byte[AckSize], _first + (uint)index, verdictsOnly: true);
        while (true)
        {
            switch (replies.Next())
            {
                case ReplyKind.Verdict:
                    return replies.Verdict(_batch.Request(index));
                case ReplyKind.Failed:
                    return replies.Error;
            }
        }
    }

    /// <summary>The first failure among those not yet read; success when there is none.</summary>
    public NetlinkError Rest()
    {
        NetlinkError first = _notSent;
        // Without this the walk over a batch that was not sent would not end.
        while (!_notSent.Failed && _next < _batch.Count)
            first = first.Or(Next());
        return first;
    }
}
