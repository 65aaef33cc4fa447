namespace Netlink.Codec;

/// <summary>
/// The one receive state machine: takes datagrams off a socket and hands out the messages that answer one request, in order.
/// </summary>
/// <remarks>
/// Messages of other requests or ports are passed over: late answers to an earlier request that was given up, notifications.
/// What is passed over need not fit the buffer: the first header tells, for a datagram answers one request only.
/// </remarks>
internal ref struct ReplyWalk
{
    private readonly NetlinkSocket _socket;
    private readonly Span<byte> _buffer;
    private readonly bool _verdictsOnly;
    private ReplyFilter _filter;
    private MessageEnumerator _messages;
    private long _deadline;

    /// <param name="socket">Where datagrams come from.</param>
    /// <param name="buffer">For one datagram.</param>
    /// <param name="sequence">Number of the request.</param>
    /// <param name="verdictsOnly">The caller does not want data, so data need not fit.</param>
    public ReplyWalk(NetlinkSocket socket, Span<byte> buffer, uint sequence, bool verdictsOnly = false)
    {
        _socket = socket;
        _buffer = buffer;
        _verdictsOnly = verdictsOnly;
        _filter = new ReplyFilter(sequence, socket.PortId);
    }

    /// <summary>The message that <see cref="Next"/> found.</summary>
    public readonly NetlinkMessage Current => _messages.Current;

    /// <summary>Why <see cref="Next"/> failed.</summary>
    public NetlinkError Error { get; private set; }

    /// <summary>Some message said that the dump is inconsistent.</summary>
    public readonly bool Interrupted => _filter.Interrupted;

    public ReplyKind Next()
    {
        while (true)
        {
            while (_messages.MoveNext())
            {
                switch (_filter.Judge(_messages.Current))
                {
                    case ReplyKind.Data:
                        return ReplyKind.Data;
                    case ReplyKind.Verdict:
                        _socket.DumpEnded(_messages.Current);
                        return ReplyKind.Verdict;
                    case ReplyKind.Overrun:
                        return Fail(new NetlinkError(NetlinkFault.Overrun));
                    default:
                        _socket.DumpEnded(_messages.Current);
                        break;
                }
            }

            NetlinkError error = _socket.Receive(_buffer, ref _deadline, out ReadOnlySpan<byte> datagram);
            if (error.Fault == NetlinkFault.Truncated && IsPassedOver(datagram))
                continue;
            if (error.Failed)
                return Fail(error);
            _messages = new MessageEnumerator(datagram);
        }
    }

    /// <summary>The current verdict as an error value.</summary>
    public readonly NetlinkError Verdict(in NetlinkRequest request) => _socket.Read(Current, request);

    /// <summary>Whether a datagram that was cut holds nothing that is waited for. Without a whole header nobody can say so.</summary>
    private readonly bool IsPassedOver(ReadOnlySpan<byte> cut)
    {
        if (cut.Length < WireFormat.HeaderSize)
            return false;
        var first = new NetlinkMessage(cut);
        return !_filter.Answers(first) || (_verdictsOnly && first.Type is not (WireFormat.ErrorType or WireFormat.DoneType));
    }

    private ReplyKind Fail(NetlinkError error)
    {
        Error = error;
        return ReplyKind.Failed;
    }
}
