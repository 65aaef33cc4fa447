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

    /// <summary>Reads a nest whose shape a selector tells; absent unless <paramref name="when"/> equals <paramref name="equals"/>.</summary>
    public Attr<TSet> Nest<TSet>(ushort type, string name, Attr<ReadOnlySpan<byte>> when, ReadOnlySpan<byte> equals)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => Selects(when, equals, out AttrState state) ? Nest<TSet>(type, name) : new(state, TSet.Over(default), name, when.Offset);

    /// <summary>Reads a nest that begins with a C structure. One too short for it is malformed.</summary>
    public Attr<Headed<THeader, TSet>> HeadedNest<THeader, TSet>(ushort type, string name)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        int header = WireFormat.Align(Unsafe.SizeOf<THeader>());
        if (payload.Length < header)
            return new(TooShort(state), new(default, TSet.Over(default)), name, offset);
        var attributes = new AttributeReader(payload[header..], offset + WireFormat.AttributeHeaderSize + header);
        return new(state, new(ReadStruct<THeader>(payload), TSet.Over(attributes)), name, offset);
    }

    /// <summary>Reads a nest that begins with a C structure and whose shape a selector tells.</summary>
    public Attr<Headed<THeader, TSet>> HeadedNest<THeader, TSet>(
        ushort type, string name, Attr<ReadOnlySpan<byte>> when, ReadOnlySpan<byte> equals)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
        => Selects(when, equals, out AttrState state)
            ? HeadedNest<THeader, TSet>(type, name)
            : new(state, new(default, TSet.Over(default)), name, when.Offset);

    /// <summary>Reads a nest that may occur several times.</summary>
    public NestSequence<TSet> Nests<TSet>(ushort type, string name)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(GetEnumerator(), type, name);

    /// <summary>Reads the nests inside one attribute, whatever their numbers: YNL's <c>indexed-array</c>.</summary>
    public NestSequence<TSet> ArrayOf<TSet>(ushort type, string name)
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        // Not found before the break: the walk over this set will come to the break and tell.
        if (Find(type, out ReadOnlySpan<byte> payload, out int offset) == AttrState.Malformed)
            return new(GetEnumerator(), type, name);
        return new(Inside(payload, offset).GetEnumerator(), AnyType, name);
    }

    private const int AnyType = -1;

    private static AttributeReader Inside(ReadOnlySpan<byte> payload, int offset)
        => new(payload, offset + WireFormat.AttributeHeaderSize);

    private static bool Selects(Attr<ReadOnlySpan<byte>> when, ReadOnlySpan<byte> equals, out AttrState state)
    {
        state = when.IsMalformed ? AttrState.Malformed : AttrState.Absent;
        return when.IsPresent && when.Value.SequenceEqual(equals);
    }
}
