namespace Netlink.Codec;

/// <summary>Flags of a message: <c>nlmsg_flags</c> of <c>linux/netlink.h</c>.</summary>
/// <remarks>Bits 8 to 11 mean something else for a get, a new, a delete and an ack, hence the equal values.</remarks>
[Flags]
public enum NetlinkFlags : ushort
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>It is a request; every builder sets it. <c>NLM_F_REQUEST</c></summary>
    Request = 0x01,
    /// <summary>Part of a message in several parts, ended by <c>NLMSG_DONE</c>. <c>NLM_F_MULTI</c></summary>
    Multi = 0x02,
    /// <summary>Answer with an acknowledgement. <c>NLM_F_ACK</c></summary>
    Ack = 0x04,
    /// <summary>Send the resulting notification to the requester too. <c>NLM_F_ECHO</c></summary>
    Echo = 0x08,
    /// <summary>The dump is inconsistent: something changed while it ran. <c>NLM_F_DUMP_INTR</c></summary>
    DumpInterrupted = 0x10,
    /// <summary>The kernel applied the dump's filter. <c>NLM_F_DUMP_FILTERED</c></summary>
    DumpFiltered = 0x20,

    /// <summary>Get: return the whole table. <c>NLM_F_ROOT</c></summary>
    Root = 0x100,
    /// <summary>Get: return all that match. <c>NLM_F_MATCH</c></summary>
    Match = 0x200,
    /// <summary>Get: an atomic snapshot; ignored by rtnetlink. <c>NLM_F_ATOMIC</c></summary>
    Atomic = 0x400,
    /// <summary>Get: all objects, in several parts. <c>NLM_F_DUMP</c></summary>
    Dump = Root | Match,

    /// <summary>New: replace what exists. <c>NLM_F_REPLACE</c></summary>
    Replace = 0x100,
    /// <summary>New: fail if it exists. <c>NLM_F_EXCL</c></summary>
    Exclusive = 0x200,
    /// <summary>New: create if it does not exist. <c>NLM_F_CREATE</c></summary>
    Create = 0x400,
    /// <summary>New: add at the end of a list. <c>NLM_F_APPEND</c></summary>
    Append = 0x800,

    /// <summary>Delete: not what is below it. <c>NLM_F_NONREC</c></summary>
    NonRecursive = 0x100,
    /// <summary>Delete: all that match. <c>NLM_F_BULK</c></summary>
    Bulk = 0x200,

    /// <summary>Ack: the request is not quoted beyond its header. <c>NLM_F_CAPPED</c></summary>
    Capped = 0x100,
    /// <summary>Ack: extended attributes follow. <c>NLM_F_ACK_TLVS</c></summary>
    AckTlvs = 0x200,
}
