using System.Runtime.CompilerServices;

namespace Netlink.Codec;

public readonly ref partial struct AttributeReader
{
    /// <summary>Reads bytes behind a C structure. Too few for the structure are malformed.</summary>
    public Attr<HeadedBytes<THeader>> HeadedBytes<THeader>(ushort type, string name) where THeader : unmanaged
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        int header = Unsafe.SizeOf<THeader>();
        return payload.Length < header
            ? new(TooShort(state), default, name, offset)
            : new(state, new(ReadStruct<THeader>(payload), payload[header..]), name, offset);
    }

    /// <summary>Reads records in a row.</summary>
    public RecordSequence<THeader, TSet> Records<THeader, TSet>(ushort type, string name)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        AttrState state = Find(type, out ReadOnlySpan<byte> payload, out int offset);
        int start = state == AttrState.Absent ? 0 : offset + WireFormat.AttributeHeaderSize;
        return new(payload, start, name, state == AttrState.Malformed);
    }
}
