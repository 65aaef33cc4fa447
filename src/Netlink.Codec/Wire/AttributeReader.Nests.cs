using System.Runtime.CompilerServices;

namespace Netlink.Codec;

public readonly ref partial struct AttributeReader
{
    /// <summary>Reads a nest. The kernel often leaves out <c>NLA_F_NESTED</c>, so it is not asked for.</summary>
    public Attr<TSet> Nest<TSet>(ushort type, string name)
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return new(state, TSet.Over(Inside(payload, offset)), name, offset);
    }

    /// <summary>Reads a nest whose shape a selector tells; absent unless it was picked.</summary>
    public Attr<TSet> Nest<TSet>(ushort type, string name, Selected when)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => when.IsSo ? Nest<TSet>(type, name) : new(when.State, TSet.Over(default), name, when.Offset);

    /// <summary>Reads a nest that begins with a C structure. One too short for it is malformed.</summary>
    public Attr<Headed<THeader, TSet>> HeadedNest<THeader, TSet>(ushort type, string name)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        return payload.Length < Unsafe.SizeOf<THeader>()
            ? new(TooShort(state), new(default, TSet.Over(default)), name, offset)
            : new(state, Open<THeader, TSet>(payload, offset), name, offset);
    }

    /// <summary>Takes a payload that is long enough apart: structure, padding, attributes.</summary>
    internal static Headed<THeader, TSet> Open<THeader, TSet>(ReadOnlySpan<byte> payload, int offset)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        int header = Math.Min(WireFormat.Align(Unsafe.SizeOf<THeader>()), payload.Length);
        return new(ReadStruct<THeader>(payload), TSet.Over(new AttributeReader(payload[header..], offset + WireFormat.AttributeHeaderSize + header)));
    }

    /// <summary>Reads a nest that begins with a C structure and whose shape a selector tells.</summary>
    public Attr<Headed<THeader, TSet>> HeadedNest<THeader, TSet>(ushort type, string name, Selected when)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
        => when.IsSo ? HeadedNest<THeader, TSet>(type, name) : new(when.State, new(default, TSet.Over(default)), name, when.Offset);

    /// <summary>Reads a nest that may occur several times.</summary>
    public NestSequence<TSet> Nests<TSet>(ushort type, string name)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(GetEnumerator(), type, name);

    private static AttributeReader Inside(ReadOnlySpan<byte> payload, int offset)
        => new(payload, offset + WireFormat.AttributeHeaderSize);
}
