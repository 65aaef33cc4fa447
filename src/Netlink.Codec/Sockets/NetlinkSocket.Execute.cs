using Netlink.Codec.Diagnostics;

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
    public NetlinkError Get(scoped NetlinkRequest request, Span<byte> buffer, out NetlinkMessage reply) => Get(request, buffer, acked: false, out reply);

    /// <param name="acked">An acknowledgement is asked for too, since there may be no answer. It is left to be passed over.</param>
    internal NetlinkError Get(scoped NetlinkRequest request, Span<byte> buffer, bool acked, out NetlinkMessage reply)
    {
        reply = default;
        if (request.Error.Failed)
            return request.Error;
        // The answer itself tells success; an ack is mostly a second message to receive.
        request.Flags = (request.Flags & ~(NetlinkFlags.Ack | NetlinkFlags.Dump)) | (acked ? NetlinkFlags.Ack : 0);
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
        NetlinkError error = request.Error.Failed ? request.Error : SendDump(request);
        return new DumpEnumerator(this, buffer, request, error);
    }

    /// <summary>The kernel runs one dump a socket (<c>EBUSY</c>): one that was given up is read to its end first.</summary>
    internal NetlinkError SendDump(scoped NetlinkRequest request)
    {
        if (_openDump != 0)
            FinishDump();
        request.Flags = (request.Flags & ~NetlinkFlags.Ack) | NetlinkFlags.Dump;
        NetlinkError error = SendNumbered(request);
        _openDump = error.Failed ? 0 : request.Sequence;
        return error;
    }

    /// <summary>The state machine saw a message that ends something: perhaps the dump that is open.</summary>
    internal void DumpEnded(NetlinkMessage message)
    {
        if (message.Sequence != _openDump || message.Type is not (WireFormat.ErrorType or WireFormat.DoneType))
            return;
        // With a full queue the kernel refuses a dump by ENOBUFS, and goes on with it all the same (netlink_dump).
        if (message.Type == WireFormat.DoneType || message.Payload.Length < sizeof(int) || WireFormat.Read<int>(message.Payload, 0) != -Errno.ENOBUFS)
            _openDump = 0;
    }

    /// <summary>The verdict as an error value.</summary>
    internal NetlinkError Read(NetlinkMessage verdict, scoped in NetlinkRequest request)
    {
        if (!ExtAck.TryRead(verdict, out ExtAck ack))
            return new NetlinkError(NetlinkFault.UnexpectedReply);
        NetlinkError error = ack.ToError(request);
        return error.Failed && _explain is { } explain ? explain(error, ack, request) : error;
    }

    private bool IsOpen(NetlinkMessage message) => message.Sequence == _openDump;

    private void FinishDump()
    {
        // The kernel makes each part as the one before it is taken, so there is nothing to wait for.
        int timeout = _timeout;
        _timeout = 0;
        var rest = new ReplyWalk(this, stackalloc byte[WireFormat.HeaderSize + sizeof(int)], _openDump, verdictsOnly: true);
        ReplyKind next;
        do
            next = rest.Next();
        while (next == ReplyKind.Data || (next == ReplyKind.Failed && rest.Error.Fault == NetlinkFault.Overrun) || (next == ReplyKind.Verdict && IsOpen(rest.Current)));
        _timeout = timeout;
        _openDump = 0;
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
