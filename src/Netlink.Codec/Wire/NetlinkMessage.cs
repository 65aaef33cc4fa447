namespace Netlink.Codec;

/// <summary>One message within a datagram.</summary>
public readonly ref struct NetlinkMessage
{
    private readonly ReadOnlySpan<byte> _bytes;

    /// <param name="bytes">At least a header; <c>nlmsg_len</c> bytes.</param>
    internal NetlinkMessage(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The message from its header on; empty for the default value.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>What it is: <c>nlmsg_type</c>.</summary>
    public ushort Type => _bytes.IsEmpty ? (ushort)0 : WireFormat.Read<ushort>(_bytes, WireFormat.TypeAt);

    /// <summary><c>nlmsg_flags</c>.</summary>
    public NetlinkFlags Flags => _bytes.IsEmpty ? 0 : (NetlinkFlags)WireFormat.Read<ushort>(_bytes, WireFormat.FlagsAt);

    /// <summary>Number of the request it answers: <c>nlmsg_seq</c>.</summary>
    public uint Sequence => _bytes.IsEmpty ? 0 : WireFormat.Read<uint>(_bytes, WireFormat.SequenceAt);

    /// <summary>Port id of the requester, 0 in many notifications: <c>nlmsg_pid</c>.</summary>
    public uint PortId => _bytes.IsEmpty ? 0 : WireFormat.Read<uint>(_bytes, WireFormat.PortIdAt);

    /// <summary>What follows the header.</summary>
    public ReadOnlySpan<byte> Payload => _bytes.IsEmpty ? default : _bytes[WireFormat.HeaderSize..];

    /// <summary>Reads the first message of <paramref name="datagram"/>; false when it is no message.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out NetlinkMessage message)
    {
        var messages = new MessageEnumerator(datagram);
        bool found = messages.MoveNext();
        message = messages.Current;
        return found;
    }
}
