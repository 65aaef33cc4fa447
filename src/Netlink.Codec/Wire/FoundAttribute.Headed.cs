using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <content>What begins with a C structure and is no nest.</content>
public readonly ref partial struct FoundAttribute
{
    /// <summary>Reads bytes behind a C structure. Too few for the structure are malformed.</summary>
    public Attr<HeadedBytes<THeader>> HeadedBytes<THeader>(string name) where THeader : unmanaged
        => Payload.Length < Unsafe.SizeOf<THeader>()
            ? new(TooShort, default, name, Offset)
            : new(_state, new(ReadStruct<THeader>(Payload), Payload[Unsafe.SizeOf<THeader>()..]), name, Offset);

    /// <summary>Reads records in a row.</summary>
    public RecordSequence<THeader, TSet> Records<THeader, TSet>(string name)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(Payload, _state, Offset + WireFormat.AttributeHeaderSize, name);
}
