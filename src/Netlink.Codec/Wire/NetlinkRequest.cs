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
