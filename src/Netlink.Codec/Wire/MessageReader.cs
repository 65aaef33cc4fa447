using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>A message opened as one operation's: its fixed header and its attributes. Emitted replies wrap it.</summary>
public readonly ref struct MessageReader
{
    private readonly ReadOnlySpan<byte> _header;

    private MessageReader(ReadOnlySpan<byte> header, AttributeReader attributes)
    {
        _header = header;
        Attributes = attributes;
    }

    /// <summary>What follows the fixed header.</summary>
    public AttributeReader Attributes { get; }

    /// <summary>Opens <paramref name="message"/>.</summary>
    /// <param name="message">As received.</param>
    /// <param name="type">The <c>nlmsg_type</c> it must have.</param>
    /// <param name="fixedHeader">Size of the fixed header in bytes, as in the schema.</param>
    /// <param name="reader">The opened message.</param>
    /// <returns>False when it is of another type, or too short for the header.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryOpen(NetlinkMessage message, ushort type, int fixedHeader, out MessageReader reader)
    {
        ReadOnlySpan<byte> payload = message.Payload;
        int attributes = WireFormat.Align(fixedHeader);
        if (message.Type != type || payload.Length < fixedHeader)
        {
            reader = default;
            return false;
        }
        reader = new MessageReader(
            payload[..fixedHeader],
            new AttributeReader(payload[Math.Min(attributes, payload.Length)..], WireFormat.HeaderSize + attributes));
        return true;
    }

    /// <summary>Opens <paramref name="message"/> as one of generic netlink; offsets into the header count from <c>struct genlmsghdr</c>.</summary>
    /// <param name="message">As received.</param>
    /// <param name="family">Number that the kernel gave the family.</param>
    /// <param name="command">The <c>cmd</c> it must have.</param>
    /// <param name="fixedHeader">Size of the family's own header in bytes, 0 for none.</param>
    /// <param name="reader">The opened message.</param>
    /// <returns>False when it is of another family or command, or too short for the headers.</returns>
    public static bool TryOpenGeneric(NetlinkMessage message, ushort family, byte command, int fixedHeader, out MessageReader reader)
    {
        if (TryOpen(message, family, WireFormat.GenericHeaderSize + fixedHeader, out reader) && reader.HeaderU8(0) == command)
            return true;
        reader = default;
        return false;
    }

    /// <summary>Reads a member of the fixed header; zero in the default value.</summary>
    public byte HeaderU8(int offset) => Header<byte>(offset);

    /// <inheritdoc cref="HeaderU8"/>
    public sbyte HeaderS8(int offset) => Header<sbyte>(offset);

    /// <inheritdoc cref="HeaderU8"/>
    public ushort HeaderU16(int offset) => Header<ushort>(offset);

    /// <inheritdoc cref="HeaderU8"/>
    public short HeaderS16(int offset) => Header<short>(offset);

    /// <inheritdoc cref="HeaderU8"/>
    public uint HeaderU32(int offset) => Header<uint>(offset);

    /// <inheritdoc cref="HeaderU8"/>
    public int HeaderS32(int offset) => Header<int>(offset);

    /// <inheritdoc cref="HeaderU8"/>
    public ulong HeaderU64(int offset) => Header<ulong>(offset);

    /// <inheritdoc cref="HeaderU8"/>
    public long HeaderS64(int offset) => Header<long>(offset);

    /// <summary>Reads a member of the fixed header that is in network byte order.</summary>
    public ushort HeaderU16Big(int offset) => BigEndian.Swap(Header<ushort>(offset));

    /// <inheritdoc cref="HeaderU16Big"/>
    public uint HeaderU32Big(int offset) => BigEndian.Swap(Header<uint>(offset));

    /// <inheritdoc cref="HeaderU16Big"/>
    public ulong HeaderU64Big(int offset) => BigEndian.Swap(Header<ulong>(offset));

    /// <summary>The bytes of a member.</summary>
    public ReadOnlySpan<byte> HeaderBytes(int offset, int length)
        => _header.Length < offset + length ? default : _header.Slice(offset, length);

    private T Header<T>(int offset) where T : unmanaged => _header.IsEmpty ? default : WireFormat.Read<T>(_header, offset);
}
