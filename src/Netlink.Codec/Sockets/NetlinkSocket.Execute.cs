namespace Netlink.Codec;

public sealed partial class NetlinkSocket
{
    /// <summary>Room for an ack with all its extended attributes: text, offset, policy, cookie.</summary>
    private const int AckSize = 1024;

    /// <summary>Sends one request and waits for the kernel's verdict. Answers that are data are passed over.</summary>
    /// <param name="request">As built; one that could not be built is not sent.</param>
    /// <returns>Success (perhaps with a warning), or the errno, text and attribute of the refusal.</returns>
    public NetlinkError Execute(scoped NetlinkRequest request)
    {
        if (request.Error.Failed)
            return request.Error;
        request.Flags |= NetlinkFlags.Ack;
        NetlinkError error = SendNumbered(request);
        if (error.Failed)
            return error;

        var replies = new ReplyWalk(this, stackalloc byte[AckSize], request.Sequence, verdictsOnly: true);
        while (true)
        {
            switch (replies.Next())
            {
                case ReplyKind.Verdict:
                    return replies.Verdict(request);
                case ReplyKind.Failed:
                    return replies.Error;
            }
        }
    }

    /// <summary>Sends one request that one message answers, and hands that message out.</summary>
    /// <param name="request">As built, not a dump.</param>
    /// <param name="buffer">Where the answer goes; <see cref="NetlinkFault.Truncated"/> when it is too small.</param>
    /// <param name="reply">The answer, within <paramref name="buffer"/>.</param>
    public NetlinkError Get(scoped NetlinkRequest request, Span<byte> buffer, out NetlinkMessage reply)
    {
        reply = default;
        if (request.Error.Failed)
            return request.Error;
        // The answer itself tells success; an ack would only be a second message to receive.
        request.Flags &= ~(NetlinkFlags.Ack | NetlinkFlags.Dump);
        NetlinkError error = SendNumbered(request);
        if (error.Failed)
            return error;

        var replies = new ReplyWalk(this, buffer, request.Sequence);
        switch (replies.Next())
        {
            case ReplyKind.Data:
                reply = replies.Current;
                return default;
            case ReplyKind.Verdict:
                NetlinkError verdict = replies.Verdict(request);
                return verdict.Failed ? verdict : new NetlinkError(NetlinkFault.UnexpectedReply);
            default:
                return replies.Error;
        }
    }

    /// <summary>Sends one request for all objects of a kind.</summary>
    /// <param name="request">As built; the dump flag is added.</param>
    /// <param name="buffer">For one datagram at a time: the kernel fills up to 32 KiB, and never cuts a message below that.</param>
    /// <returns>The messages, to be walked to the end.</returns>
    public DumpEnumerator Dump(NetlinkRequest request, Span<byte> buffer)
    {
        NetlinkError error = request.Error;
        if (!error.Failed)
        {
            request.Flags = (request.Flags & ~NetlinkFlags.Ack) | NetlinkFlags.Dump;
            error = SendNumbered(request);
        }
        return new DumpEnumerator(this, buffer, request, error);
    }

    /// <summary>Sends all requests of a batch in one system call.</summary>
    /// <param name="batch">As built; one with a request that could not be built is not sent at all, nor is an empty one.</param>
    /// <returns>The verdicts, one for each request, in order.</returns>
    public BatchReplies Execute(NetlinkBatch batch)
    {
        NetlinkError error = batch.Error;
        uint first = _sequence + 1;
        if (!error.Failed && batch.Count > 0)
        {
            batch.Number(first);
            _sequence += (uint)batch.Count;
            error = Send(batch.Bytes);
        }
        return new BatchReplies(this, batch, first, error);
    }

    private NetlinkError SendNumbered(scoped NetlinkRequest request)
    {
        request.Sequence = ++_sequence;
        return Send(request.Bytes);
    }
}
