using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

public readonly ref partial struct AttributeReader
{
    /// <summary>Reads a <c>u8</c>.</summary>
    public Attr<byte> U8(ushort type, string name) => Scalar<byte>(type, name);

    /// <summary>Reads an <c>s8</c>.</summary>
    public Attr<sbyte> S8(ushort type, string name) => Scalar<sbyte>(type, name);

    /// <summary>Reads a <c>u16</c> in host byte order.</summary>
    public Attr<ushort> U16(ushort type, string name) => Scalar<ushort>(type, name);

    /// <summary>Reads an <c>s16</c> in host byte order.</summary>
    public Attr<short> S16(ushort type, string name) => Scalar<short>(type, name);

    /// <summary>Reads a <c>u32</c> in host byte order.</summary>
    public Attr<uint> U32(ushort type, string name) => Scalar<uint>(type, name);

    /// <summary>Reads an <c>s32</c> in host byte order.</summary>
    public Attr<int> S32(ushort type, string name) => Scalar<int>(type, name);

    /// <summary>Reads a <c>u64</c> in host byte order.</summary>
    public Attr<ulong> U64(ushort type, string name) => Scalar<ulong>(type, name);

    /// <summary>Reads an <c>s64</c> in host byte order.</summary>
    public Attr<long> S64(ushort type, string name) => Scalar<long>(type, name);

    /// <summary>Reads a <c>u16</c> in network byte order.</summary>
    public Attr<ushort> U16Big(ushort type, string name)
    {
        Attr<ushort> raw = Scalar<ushort>(type, name);
        return Map(raw, BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads an <c>s16</c> in network byte order.</summary>
    public Attr<short> S16Big(ushort type, string name)
    {
        Attr<ushort> raw = Scalar<ushort>(type, name);
        return Map(raw, (short)BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads a <c>u32</c> in network byte order.</summary>
    public Attr<uint> U32Big(ushort type, string name)
    {
        Attr<uint> raw = Scalar<uint>(type, name);
        return Map(raw, BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads an <c>s32</c> in network byte order.</summary>
    public Attr<int> S32Big(ushort type, string name)
    {
        Attr<uint> raw = Scalar<uint>(type, name);
        return Map(raw, (int)BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads a <c>u64</c> in network byte order.</summary>
    public Attr<ulong> U64Big(ushort type, string name)
    {
        Attr<ulong> raw = Scalar<ulong>(type, name);
        return Map(raw, BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads an <c>s64</c> in network byte order.</summary>
    public Attr<long> S64Big(ushort type, string name)
    {
        Attr<ulong> raw = Scalar<ulong>(type, name);
        return Map(raw, (long)BigEndian.Swap(raw.Value));
    }

    /// <summary>Reads YNL's <c>uint</c>: four or eight bytes.</summary>
    public Attr<ulong> Uint(ushort type, string name)
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return payload.Length switch
        {
            >= 8 => new(state, WireFormat.Read<ulong>(payload, 0), name, offset),
            >= 4 => new(state, WireFormat.Read<uint>(payload, 0), name, offset),
            _ => new(TooShort(state), 0, name, offset),
        };
    }

    /// <summary>Reads YNL's <c>sint</c>: four or eight bytes.</summary>
    public Attr<long> Sint(ushort type, string name)
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return payload.Length switch
        {
            >= 8 => new(state, WireFormat.Read<long>(payload, 0), name, offset),
            >= 4 => new(state, WireFormat.Read<int>(payload, 0), name, offset),
            _ => new(TooShort(state), 0, name, offset),
        };
    }

    /// <summary>Reads a number or enumeration of any form.</summary>
    public Attr<T> Scalar<T>(ushort type, string name, ScalarForm form) where T : unmanaged
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return ScalarWire.TryRead(payload, form, out ulong value)
            ? new(state, ScalarWire.To<T>(value), name, offset)
            : new(TooShort(state), default, name, offset);
    }

    /// <summary>Reads a string, its NUL cut off if it has one (senders may leave it out).</summary>
    public Attr<ReadOnlySpan<byte>> String(ushort type, string name)
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        int end = payload.IndexOf((byte)0);
        return new(state, end < 0 ? payload : payload[..end], name, offset);
    }

    /// <summary>Reads bytes as they are.</summary>
    public Attr<ReadOnlySpan<byte>> Bytes(ushort type, string name)
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return new(state, payload, name, offset);
    }

    /// <summary>Reads a value and the mask of the bits it speaks of.</summary>
    public Attr<Bitfield32> Bitfield32(ushort type, string name) => Scalar<Bitfield32>(type, name);

    /// <summary>Reads a C structure. Kernels older or newer than the schema send it shorter (the rest is zero) or longer (cut).</summary>
    public Attr<T> Struct<T>(ushort type, string name) where T : unmanaged
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return new(state, ReadStruct<T>(payload), name, offset);
    }

    /// <summary>Reads a C structure that stands there only where a selector picked it.</summary>
    public Attr<T> Struct<T>(ushort type, string name, Selected when) where T : unmanaged
        => when.IsSo ? Struct<T>(type, name) : new(when.State, default, name, when.Offset);

    /// <summary>Reads an array of numbers.</summary>
    public Attr<ScalarArray<T>> Scalars<T>(ushort type, string name) where T : unmanaged
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return new(state, new ScalarArray<T>(payload), name, offset);
    }

    internal static T ReadStruct<T>(ReadOnlySpan<byte> payload) where T : unmanaged
    {
        if (payload.Length >= Unsafe.SizeOf<T>())
            return MemoryMarshal.Read<T>(payload);
        T value = default;
        payload.CopyTo(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    private Attr<T> Scalar<T>(ushort type, string name) where T : unmanaged
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return payload.Length < Unsafe.SizeOf<T>()
            ? new(TooShort(state), default, name, offset)
            : new(state, MemoryMarshal.Read<T>(payload), name, offset);
    }

    private static AttrState TooShort(AttrState state) => state == AttrState.Present ? AttrState.Malformed : state;

    private static Attr<TTo> Map<TFrom, TTo>(Attr<TFrom> from, TTo value) => new(from.State, value, from.Name, from.Offset);
}
