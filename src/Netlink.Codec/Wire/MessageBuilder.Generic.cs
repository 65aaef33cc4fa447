namespace Netlink.Codec;

public readonly ref partial struct MessageBuilder
{
    /// <summary>Begins a request of generic netlink: message header, <c>struct genlmsghdr</c> and the family's own header, if it has one.</summary>
    /// <param name="buffer">Where the message goes, from its first byte. Longer is fine; too short is reported at the end.</param>
    /// <param name="family">Number that the kernel gave the family; it stands in <c>nlmsg_type</c>.</param>
    /// <param name="command"><c>cmd</c> of <c>struct genlmsghdr</c>.</param>
    /// <param name="version">Its <c>version</c>.</param>
    /// <param name="flags"><c>nlmsg_flags</c>; <see cref="NetlinkFlags.Request"/> is added.</param>
    /// <param name="fixedHeader">Size of the family's own header in bytes, 0 for none.</param>
    public static MessageBuilder BeginGeneric(Span<byte> buffer, ushort family, byte command, byte version, NetlinkFlags flags, int fixedHeader)
    {
        MessageBuilder message = Begin(buffer, family, flags, WireFormat.GenericHeaderSize + fixedHeader);
        message.PutHeader(0, command);
        message.PutHeader(1, version);
        return message;
    }
}
