using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

public readonly ref partial struct MessageBuilder
{
    /// <summary>Puts a <c>u8</c>.</summary>
    public void PutU8(ushort type, byte value) => Put(type, value);

    /// <summary>Puts an <c>s8</c>.</summary>
    public void PutS8(ushort type, sbyte value) => Put(type, value);

    /// <summary>Puts a <c>u16</c> in host byte order.</summary>
    public void PutU16(ushort type, ushort value) => Put(type, value);

    /// <summary>Puts an <c>s16</c> in host byte order.</summary>
    public void PutS16(ushort type, short value) => Put(type, value);

    /// <summary>Puts a <c>u32</c> in host byte order.</summary>
    public void PutU32(ushort type, uint value) => Put(type, value);

    /// <summary>Puts an <c>s32</c> in host byte order.</summary>
    public void PutS32(ushort type, int value) => Put(type, value);

    /// <summary>Puts a <c>u64</c> in host byte order.</summary>
    public void PutU64(ushort type, ulong value) => Put(type, value);

    /// <summary>Puts an <c>s64</c> in host byte order.</summary>
    public void PutS64(ushort type, long value) => Put(type, value);

    /// <summary>Puts a <c>u16</c> in network byte order.</summary>
    public void PutU16Big(ushort type, ushort value) => Put(type, BigEndian.Swap(value));

    /// <summary>Puts an <c>s16</c> in network byte order.</summary>
    public void PutS16Big(ushort type, short value) => Put(type, BigEndian.Swap((ushort)value));

    /// <summary>Puts a <c>u32</c> in network byte order.</summary>
    public void PutU32Big(ushort type, uint value) => Put(type, BigEndian.Swap(value));

    /// <summary>Puts an <c>s32</c> in network byte order.</summary>
    public void PutS32Big(ushort type, int value) => Put(type, BigEndian.Swap((uint)value));

    /// <summary>Puts a <c>u64</c> in network byte order.</summary>
    public void PutU64Big(ushort type, ulong value) => Put(type, BigEndian.Swap(value));

    /// <summary>Puts an <c>s64</c> in network byte order.</summary>
    public void PutS64Big(ushort type, long value) => Put(type, BigEndian.Swap((ulong)value));

    /// <summary>Puts YNL's <c>uint</c>: four bytes where the value fits, else eight.</summary>
    public void PutUint(ushort type, ulong value)
    {
        if (value <= uint.MaxValue)
            Put(type, (uint)value);
        else
            Put(type, value);
    }

    /// <summary>Puts YNL's <c>sint</c>: four bytes where the value fits, else eight.</summary>
    public void PutSint(ushort type, long value)
    {
        if (value is >= int.MinValue and <= int.MaxValue)
            Put(type, (int)value);
        else
            Put(type, value);
    }

    /// <summary>Puts a string and its NUL. UTF-8 or any other bytes, without a NUL inside.</summary>
    public void PutString(ushort type, ReadOnlySpan<byte> value)
    {
        Span<byte> payload = Reserve(type, value.Length + 1);
        if (payload.IsEmpty)
            return;
        value.CopyTo(payload);
        payload[^1] = 0;
    }

    /// <summary>Puts a string without a NUL, as the kernel takes and iproute2 sends some.</summary>
    public void PutText(ushort type, ReadOnlySpan<byte> value) => PutBytes(type, value);

    /// <summary>Puts bytes as they are.</summary>
    public void PutBytes(ushort type, ReadOnlySpan<byte> value)
    {
        Span<byte> payload = Reserve(type, value.Length);
        if (!payload.IsEmpty)
            value.CopyTo(payload);
    }

    /// <summary>Puts an attribute without payload, if <paramref name="value"/> is true.</summary>
    public void PutFlag(ushort type, bool value)
    {
        if (value)
            Reserve(type, 0);
    }

    /// <summary>Puts a value and the mask of the bits it speaks of.</summary>
    public void PutBitfield32(ushort type, Bitfield32 value) => Put(type, value);

    /// <summary>Puts a C structure, padding included.</summary>
    public void PutStruct<T>(ushort type, in T value) where T : unmanaged => Put(type, value);

    /// <summary>Puts a C structure and bytes right behind it.</summary>
    public void PutHeadedBytes<THeader>(ushort type, in THeader header, ReadOnlySpan<byte> value) where THeader : unmanaged
    {
        Span<byte> payload = Reserve(type, Unsafe.SizeOf<THeader>() + value.Length);
        if (payload.IsEmpty)
            return;
        MemoryMarshal.Write(payload, in header);
        value.CopyTo(payload[Unsafe.SizeOf<THeader>()..]);
    }

    /// <summary>Puts an array of numbers, or structures, in host byte order.</summary>
    public void PutScalars<T>(ushort type, ReadOnlySpan<T> values) where T : unmanaged
        => PutBytes(type, MemoryMarshal.AsBytes(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put<T>(ushort type, T value) where T : unmanaged
    {
        Span<byte> payload = Reserve(type, Unsafe.SizeOf<T>());
        if (!payload.IsEmpty)
            MemoryMarshal.Write(payload, in value);
    }
}
