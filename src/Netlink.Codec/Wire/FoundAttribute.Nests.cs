using System.Runtime.CompilerServices;

namespace Netlink.Codec;

public readonly ref partial struct FoundAttribute
{
    /// <summary>Reads a nest. The kernel often leaves out <c>NLA_F_NESTED</c>, so it is not asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Attr<TSet> Nest<TSet>(string name)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(_state, TSet.Over(Inside(Payload, Offset)), name, Offset);

    /// <summary>Reads a nest whose shape a selector tells; absent unless it was picked.</summary>
    public Attr<TSet> Nest<TSet>(string name, Selected when)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => when.IsSo ? Nest<TSet>(name) : new(when.State, TSet.Over(default), name, when.Offset);

    /// <summary>Reads a nest that begins with a C structure. One too short for it is malformed.</summary>
    public Attr<Headed<THeader, TSet>> HeadedNest<THeader, TSet>(string name)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
        => Payload.Length < Unsafe.SizeOf<THeader>()
            ? new(TooShort, new(default, TSet.Over(default)), name, Offset)
            : new(_state, Open<THeader, TSet>(Payload, Offset), name, Offset);

    /// <summary>Takes a payload that is long enough apart: structure, padding, attributes.</summary>
    internal static Headed<THeader, TSet> Open<THeader, TSet>(ReadOnlySpan<byte> payload, int offset)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        int header = Math.Min(WireFormat.Align(Unsafe.SizeOf<THeader>()), payload.Length);
        return new(ReadStruct<THeader>(payload), TSet.Over(new AttributeReader(payload[header..], offset + WireFormat.AttributeHeaderSize + header)));
    }

    /// <summary>Reads a nest that begins with a C structure and whose shape a selector tells.</summary>
    public Attr<Headed<THeader, TSet>> HeadedNest<THeader, TSet>(string name, Selected when)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
        => when.IsSo ? HeadedNest<THeader, TSet>(name) : new(when.State, new(default, TSet.Over(default)), name, when.Offset);

    private static AttributeReader Inside(ReadOnlySpan<byte> payload, int offset)
        => new(payload, offset + WireFormat.AttributeHeaderSize);
}
