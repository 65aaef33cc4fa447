namespace Netlink.Codec;

/// <summary>What kind of thing went wrong.</summary>
public enum NetlinkFault : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Building: the caller's buffer is too small for this attribute.</summary>
    BufferTooSmall = 1,
    /// <summary>Building: longer than an attribute (65,531 bytes) or header member can be.</summary>
    ValueTooLong = 2,
    /// <summary>Building: a nest was not closed before the message was finished.</summary>
    NestLeftOpen = 3,
    /// <summary>Building: written to, or closed, a nest that is not the innermost open one.</summary>
    WrittenOutOfOrder = 4,
    /// <summary>Building: a batch of requests is full.</summary>
    BatchFull = 5,
    /// <summary>Building: the value is beyond what the schema allows; the error's text says what that is.</summary>
    OutOfRange = 6,

    /// <summary>Reading: a required attribute is not there.</summary>
    Absent = 16,
    /// <summary>Reading: an attribute is too short, or lengths do not add up.</summary>
    Malformed = 17,

    /// <summary>The kernel refused the request; see the errno and its text.</summary>
    Refused = 32,
    /// <summary>A system call failed; see the errno.</summary>
    SystemCall = 33,
    /// <summary>A datagram was larger than the receive buffer; what it said is lost.</summary>
    Truncated = 34,
    /// <summary>The socket's queue overflowed (<c>ENOBUFS</c>): messages were lost.</summary>
    Overrun = 35,
    /// <summary>The kernel did not answer in time, or not at all.</summary>
    Unanswered = 36,
    /// <summary>Tables changed while they were dumped (<c>NLM_F_DUMP_INTR</c>): something may be missing or double.</summary>
    Interrupted = 38,
    /// <summary>The answer is no message of the expected kind.</summary>
    UnexpectedReply = 37,
}
