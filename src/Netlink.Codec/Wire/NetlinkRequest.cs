namespace Netlink.Codec;

/// <summary>A message ready to send, or why it could not be built.</summary>
public readonly ref struct NetlinkRequest
{
    internal NetlinkRequest(NetlinkError error) => Error = error;

    internal NetlinkRequest(Span<byte> message, AttributeNames names, int set, int attributes)
    {
        Message = message;
        Names = names;
        Set = set;
        AttributesAt = attributes;
    }

    /// <summary>The bytes, from the message header; empty when <see cref="Error"/> failed.</summary>
    public ReadOnlySpan<byte> Bytes => Message;

    /// <summary>What went wrong while building.</summary>
    public NetlinkError Error { get; }

    /// <summary>The same message as another operation of the same shape: what RTM_NEWRULE made, RTM_DELRULE removes.</summary>
    /// <param name="type"><c>nlmsg_type</c> of the other operation; header and attribute set must be the same.</param>
    /// <param name="flags">Its <c>nlmsg_flags</c>; <see cref="NetlinkFlags.Request"/> is added.</param>
    public NetlinkRequest As(ushort type, NetlinkFlags flags)
    {
        if (!Error.Failed)
        {
            WireFormat.Write(Message, WireFormat.TypeAt, type);
            WireFormat.Write(Message, WireFormat.FlagsAt, (ushort)(flags | NetlinkFlags.Request));
        }
        return this;
    }

    internal Span<byte> Message { get; }

    internal AttributeNames? Names { get; }

    internal int Set { get; }

    internal int AttributesAt { get; }

    internal NetlinkFlags Flags
    {
        get => (NetlinkFlags)WireFormat.Read<ushort>(Message, WireFormat.FlagsAt);
        set => WireFormat.Write(Message, WireFormat.FlagsAt, (ushort)value);
    }

    internal uint Sequence
    {
        get => WireFormat.Read<uint>(Message, WireFormat.SequenceAt);
        set => WireFormat.Write(Message, WireFormat.SequenceAt, value);
    }
}
