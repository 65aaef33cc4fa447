namespace Netlink.Codec;

/// <summary>What went wrong, with the place; the default value is success. A value: passing it costs nothing.</summary>
/// <remarks>Success can carry a <see cref="Text"/> too: the kernel's warning.</remarks>
public readonly struct NetlinkError
{
    /// <summary>An error, or a success with a text. What each part means stands at its property.</summary>
    public NetlinkError(
        NetlinkFault fault,
        int errno = 0,
        ushort attributeType = 0,
        string? attribute = null,
        int offset = 0,
        string? text = null,
        string? missing = null,
        ErrorDetails? details = null)
    {
        Fault = fault;
        Errno = errno;
        AttributeType = attributeType;
        Attribute = attribute;
        Offset = offset;
        Text = text;
        Missing = missing;
        Details = details;
    }

    /// <summary>The kind of failure.</summary>
    public NetlinkFault Fault { get; }

    /// <summary>Whether it is a failure.</summary>
    public bool Failed => Fault != NetlinkFault.None;

    /// <summary>Positive errno of the kernel or the system call, 0 for none: <c>asm-generic/errno.h</c>.</summary>
    public int Errno { get; }

    /// <summary>Number of the attribute at fault within its set, 0 if unknown.</summary>
    public ushort AttributeType { get; }

    /// <summary>The attribute at fault by its schema path (<c>linkinfo.data.id</c>), null if unknown. For a system call: its name.</summary>
    public string? Attribute { get; }

    /// <summary>Where in the message the fault is, in bytes from its <c>nlmsghdr</c>; 0 if unknown.</summary>
    public int Offset { get; }

    /// <summary>The kernel's own words (<c>NLMSGERR_ATTR_MSG</c>), on failure or as a warning on success; a limit that was broken; null if none.</summary>
    public string? Text { get; }

    /// <summary>Schema path of an attribute that the kernel missed (<c>NLMSGERR_ATTR_MISS_TYPE</c>), null if none.</summary>
    public string? Missing { get; }

    /// <summary>Of a refusal, on a socket that explains its errors: operation, documentation, limits, the request's bytes; else null.</summary>
    public ErrorDetails? Details { get; }

    /// <summary>The first of the two that failed; a success with a warning is kept over a plain one.</summary>
    public NetlinkError Or(NetlinkError later) => Failed || (Text is not null && !later.Failed) ? this : later;

    /// <summary>One sentence, for people.</summary>
    public override string ToString()
    {
        string sentence = Fault switch
        {
            NetlinkFault.None => "success",
            NetlinkFault.Refused => Diagnostics.Errno.Describe(Errno),
            NetlinkFault.SystemCall => $"{Attribute}: {Diagnostics.Errno.Describe(Errno)}",
            NetlinkFault.BufferTooSmall => "the buffer is too small for the message",
            NetlinkFault.ValueTooLong => "the value is too long",
            NetlinkFault.NestLeftOpen => "a nest was left open",
            NetlinkFault.WrittenOutOfOrder => "written outside the innermost open nest",
            NetlinkFault.OutOfRange => "the value is out of range",
            NetlinkFault.BatchFull => "the batch is full",
            NetlinkFault.Absent => "the attribute is absent",
            NetlinkFault.Malformed => "the attribute is malformed",
            NetlinkFault.Truncated => "the answer did not fit the receive buffer",
            NetlinkFault.Overrun => "messages were lost: the socket's queue overflowed",
            NetlinkFault.Interrupted => "the table changed while it was dumped",
            NetlinkFault.Unanswered => "the kernel did not answer",
            _ => "the answer is of an unexpected kind",
        };
        if (Details is not null)
            sentence = Details.Name(sentence, Errno);
        if (Text is not null)
            sentence = $"{sentence}: {Text}";
        if (Attribute is not null && Fault != NetlinkFault.SystemCall)
            sentence = $"{sentence} (attribute {Attribute}{(Missing is null ? Details?.About : null)})";
        return Missing is null ? sentence : $"{sentence} (missing attribute {Missing}{Details?.About})";
    }

    internal NetlinkError With(ErrorDetails details) => new(Fault, Errno, AttributeType, Attribute, Offset, Text, Missing, details);
}
