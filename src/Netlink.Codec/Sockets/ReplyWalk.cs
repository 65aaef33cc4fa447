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
}

/// <summary>
/// The one receive state machine: takes datagrams off a socket and hands out the messages that answer one request, in order.
/// </summary>
/// <remarks>
/// Messages of other requests or ports are passed over: late answers to an earlier request that was given up, notifications.
/// What is passed over need not fit the buffer: the first header tells, for a datagram answers one request only.
/// <c>NLM_F_DUMP_INTR</c> may stand on any single message of a dump and is remembered.
/// </remarks>
internal ref struct ReplyWalk
{
    private readonly NetlinkSocket _socket;
    private readonly Span<byte> _buffer;
    private readonly uint _sequence;
    private readonly bool _verdictsOnly;
    private MessageEnumerator _messages;

    /// <param name="socket">Where datagrams come from.</param>
    /// <param name="buffer">For one datagram.</param>
    /// <param name="sequence">Number of the request.</param>
    /// <param name="verdictsOnly">The caller does not want data, so data need not fit.</param>
    public ReplyWalk(NetlinkSocket socket, Span<byte> buffer, uint sequence, bool verdictsOnly = false)
    {
        _socket = socket;
        _buffer = buffer;
        _sequence = sequence;
        _verdictsOnly = verdictsOnly;
    }

    /// <summary>The message that <see cref="Next"/> found.</summary>
    public readonly NetlinkMessage Current => _messages.Current;

    /// <summary>Why <see cref="Next"/> failed.</summary>
    public NetlinkError Error { get; private set; }

    /// <summary>Some message said that the dump is inconsistent.</summary>
    public bool Interrupted { get; private set; }

    public ReplyKind Next()
    {
        while (true)
        {
            while (_messages.MoveNext())
            {
                NetlinkMessage message = _messages.Current;
                if (!Answers(message))
                    continue;
                if ((message.Flags & NetlinkFlags.Multi) != 0 && (message.Flags & NetlinkFlags.DumpInterrupted) != 0)
                    Interrupted = true;
                switch (message.Type)
                {
                    case WireFormat.NoopType:
                        continue;
                    case WireFormat.OverrunType:
                        return Fail(new NetlinkError(NetlinkFault.Overrun));
                    case WireFormat.ErrorType or WireFormat.DoneType:
                        return ReplyKind.Verdict;
                    default:
                        return ReplyKind.Data;
                }
            }

            NetlinkError error = _socket.Receive(_buffer, out ReadOnlySpan<byte> datagram);
            if (error.Fault == NetlinkFault.Truncated && IsPassedOver(datagram))
                continue;
            if (error.Failed)
                return Fail(error);
            _messages = new MessageEnumerator(datagram);
        }
    }

    /// <summary>The current verdict as an error value.</summary>
    public readonly NetlinkError Verdict(in NetlinkRequest request)
        => ExtAck.TryRead(Current, out ExtAck ack) ? ack.ToError(request) : new NetlinkError(NetlinkFault.UnexpectedReply);

    private readonly bool Answers(NetlinkMessage message) => message.Sequence == _sequence && message.PortId == _socket.PortId;

    /// <summary>Whether a datagram that was cut holds nothing that is waited for. Without a whole header nobody can say so.</summary>
    private readonly bool IsPassedOver(ReadOnlySpan<byte> cut)
    {
        if (cut.Length < WireFormat.HeaderSize)
            return false;
        var first = new NetlinkMessage(cut);
        return !Answers(first) || (_verdictsOnly && first.Type is not (WireFormat.ErrorType or WireFormat.DoneType));
    }

    private ReplyKind Fail(NetlinkError error)
    {
        Error = error;
        return ReplyKind.Failed;
    }
}
