using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Netlink.Codec;

public readonly ref partial struct MessageBuilder
{
    /// <summary>Writes a member of the fixed header. <paramref name="offset"/> counts from the header's first byte.</summary>
    public void PutHeader(int offset, byte value) => Header(offset, value);

    /// <inheritdoc cref="PutHeader(int, byte)"/>
    public void PutHeader(int offset, sbyte value) => Header(offset, value);

    /// <inheritdoc cref="PutHeader(int, byte)"/>
    public void PutHeader(int offset, ushort value) => Header(offset, value);

    /// <inheritdoc cref="PutHeader(int, byte)"/>
    public void PutHeader(int offset, short value) => Header(offset, value);

    /// <inheritdoc cref="PutHeader(int, byte)"/>
    public void PutHeader(int offset, uint value) => Header(offset, value);

    /// <inheritdoc cref="PutHeader(int, byte)"/>
    public void PutHeader(int offset, int value) => Header(offset, value);

    /// <inheritdoc cref="PutHeader(int, byte)"/>
    public void PutHeader(int offset, ulong value) => Header(offset, value);

    /// <inheritdoc cref="PutHeader(int, byte)"/>
    public void PutHeader(int offset, long value) => Header(offset, value);

    /// <summary>Writes a member of the fixed header in network byte order.</summary>
    public void PutHeaderBig(int offset, ushort value) => Header(offset, BigEndian.Swap(value));

    /// <inheritdoc cref="PutHeaderBig(int, ushort)"/>
    public void PutHeaderBig(int offset, uint value) => Header(offset, BigEndian.Swap(value));

    /// <inheritdoc cref="PutHeaderBig(int, ushort)"/>
    public void PutHeaderBig(int offset, ulong value) => Header(offset, BigEndian.Swap(value));

    /// <summary>Writes a member of <paramref name="length"/> bytes; a shorter value leaves the rest zero, a longer one is a failure.</summary>
    public void PutHeaderBytes(int offset, int length, ReadOnlySpan<byte> value)
    {
        if (value.Length > length)
            BuildState.Fail(_buffer, NetlinkFault.ValueTooLong, 0);
        else if (_buffer.Length >= WireFormat.HeaderSize + offset + length)
            value.CopyTo(_buffer[(WireFormat.HeaderSize + offset)..]);
    }

    private void Header<T>(int offset, T value) where T : unmanaged
    {
        if (_buffer.Length >= WireFormat.HeaderSize + offset + Unsafe.SizeOf<T>())
            WireFormat.Write(_buffer, WireFormat.HeaderSize + offset, value);
    }
}

/// <summary>Host to network byte order and back.</summary>
internal static class BigEndian
{
    public static ushort Swap(ushort value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    public static uint Swap(uint value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    public static ulong Swap(ulong value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}
