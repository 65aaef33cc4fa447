namespace Netlink.Codec;

/// <summary>
/// What a message is to one request: the judgement of the receive state machine, the same for a walk over answers and for a monitor.
/// </summary>
/// <remarks>
/// An answer has the request's sequence number and the socket's port id, both: a notification can have either (NEWADDR carries its
/// requester's). <c>NLM_F_DUMP_INTR</c> may stand on any single message of a dump and is remembered.
/// </remarks>
internal struct ReplyFilter(uint sequence, uint portId)
{
    /// <summary>Some message said that the dump is inconsistent.</summary>
    public bool Interrupted { get; private set; }

    public readonly bool Answers(NetlinkMessage message) => message.Sequence == sequence && message.PortId == portId;

    public ReplyKind Judge(NetlinkMessage message)
    {
        if (!Answers(message))
            return ReplyKind.Foreign;
        if ((message.Flags & NetlinkFlags.Multi) != 0 && (message.Flags & NetlinkFlags.DumpInterrupted) != 0)
            Interrupted = true;
        return message.Type switch
        {
            WireFormat.NoopType => ReplyKind.Foreign,
            WireFormat.OverrunType => ReplyKind.Overrun,
            WireFormat.ErrorType or WireFormat.DoneType => ReplyKind.Verdict,
            _ => ReplyKind.Data,
        };
    }
}
