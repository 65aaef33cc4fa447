using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

public readonly ref partial struct FoundAttribute
{
    /// <summary>Reads a <c>u8</c>.</summary>
    public Attr<byte> U8(string name) => Scalar<byte>(name);

    /// <summary>Reads an <c>s8</c>.</summary>
    public Attr<sbyte> S8(string name) => Scalar<sbyte>(name);

    /// <summary>Reads a <c>u16</c> in host byte order.</summary>
    public Attr<ushort> U16(string name) => Scalar<ushort>(name);

    /// <summary>Reads an <c>s16</c> in host byte order.</summary>
    public Attr<short> S16(string name) => Scalar<short>(name);

    /// <summary>Reads a <c>u32</c> in host byte order.</summary>
    public Attr<uint> U32(string name) => Scalar<uint>(name);

    /// <summary>Reads an <c>s32</c> in host byte order.</summary>
    public Attr<int> S32(string name) => Scalar<int>(name);

    /// <summary>Reads a <c>u64</c> in host byte order.</summary>
    public Attr<ulong> U64(string name) => Scalar<ulong>(name);

    /// <summary>Reads an <c>s64</c> in host byte order.</summary>
    public Attr<long> S64(string name) => Scalar<long>(name);

    /// <summary>Reads a <c>u16</c> in network byte order.</summary>
    public Attr<ushort> U16Big(string name)
    {
        Attr<ushort> raw = Scalar<ushort>(name);
        return Map(raw, BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads an <c>s16</c> in network byte order.</summary>
    public Attr<short> S16Big(string name)
    {
        Attr<ushort> raw = Scalar<ushort>(name);
        return Map(raw, (short)BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads a <c>u32</c> in network byte order.</summary>
    public Attr<uint> U32Big(string name)
    {
        Attr<uint> raw = Scalar<uint>(name);
        return Map(raw, BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads an <c>s32</c> in network byte order.</summary>
    public Attr<int> S32Big(string name)
    {
        Attr<uint> raw = Scalar<uint>(name);
        return Map(raw, (int)BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads a <c>u64</c> in network byte order.</summary>
    public Attr<ulong> U64Big(string name)
    {
        Attr<ulong> raw = Scalar<ulong>(name);
        return Map(raw, BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads an <c>s64</c> in network byte order.</summary>
    public Attr<long> S64Big(string name)
    {
        Attr<ulong> raw = Scalar<ulong>(name);
        return Map(raw, (long)BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads YNL's <c>uint</c>: four or eight bytes.</summary>
    public Attr<ulong> Uint(string name) => Payload.Length switch
    {
        >= 8 => new(_state, WireFormat.Read<ulong>(Payload, 0), name, Offset),
        >= 4 => new(_state, WireFormat.Read<uint>(Payload, 0), name, Offset),
        _ => new(TooShort, 0, name, Offset),
    };

    /// <summary>Reads YNL's <c>sint</c>: four or eight bytes.</summary>
    public Attr<long> Sint(string name) => Payload.Length switch
    {
        >= 8 => new(_state, WireFormat.Read<long>(Payload, 0), name, Offset),
        >= 4 => new(_state, WireFormat.Read<int>(Payload, 0), name, Offset),
        _ => new(TooShort, 0, name, Offset),
    };

    /// <summary>Reads a number or enumeration of any form.</summary>
    public Attr<T> Scalar<T>(string name, ScalarForm form) where T : unmanaged
        => ScalarWire.TryRead(Payload, form, out ulong value)
            ? new(_state, ScalarWire.To<T>(value), name, Offset)
            : new(TooShort, default, name, Offset);

    /// <summary>Reads a string, its NUL cut off if it has one (senders may leave it out).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attr<ReadOnlySpan<byte>> String(string name)
    {
        int end = Payload.IndexOf((byte)0);
        return new(_state, end < 0 ? Payload : Payload[..end], name, Offset);
    }

    /// <summary>Reads bytes as they are.</summary>
    public Attr<ReadOnlySpan<byte>> Bytes(string name)
        => new(_state, Payload, name, Offset);

    /// <summary>Reads a value and the mask of the bits it speaks of.</summary>
    public Attr<Bitfield32> Bitfield32(string name) => Scalar<Bitfield32>(name);

    /// <summary>Reads a C structure. Kernels older or newer than the schema send it shorter (the rest is zero) or longer (cut).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attr<T> Struct<T>(string name) where T : unmanaged
        => new(_state, ReadStruct<T>(Payload), name, Offset);

    /// <summary>Reads a C structure that stands there only where a selector picked it.</summary>
    public Attr<T> Struct<T>(string name, Selected when) where T : unmanaged
        => when.IsSo ? Struct<T>(name) : new(when.State, default, name, when.Offset);

    /// <summary>Reads an array of numbers.</summary>
    public Attr<ScalarArray<T>> Scalars<T>(string name) where T : unmanaged
        => new(_state, new ScalarArray<T>(Payload), name, Offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T ReadStruct<T>(ReadOnlySpan<byte> payload) where T : unmanaged
    {
        if (payload.Length >= Unsafe.SizeOf<T>())
            return MemoryMarshal.Read<T>(payload);
        T value = default;
        payload.CopyTo(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Attr<T> Scalar<T>(string name) where T : unmanaged
        => Payload.Length < Unsafe.SizeOf<T>()
            ? new(TooShort, default, name, Offset)
            : new(_state, MemoryMarshal.Read<T>(Payload), name, Offset);

    private static Attr<TTo> Map<TFrom, TTo>(Attr<TFrom> from, TTo value) => new(from.State, value, from.Name, from.Offset);
}
