namespace Netlink.Codec;

public readonly ref partial struct AttributeReader
{
    /// <summary>Reads an enumeration that travels as <c>u8</c>. Values the schema does not name come through as numbers.</summary>
    public Attr<T> Enum8<T>(ushort type, string name) where T : unmanaged, Enum
    {
        Attr<byte> raw = U8(type, name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u16</c>.</summary>
    public Attr<T> Enum16<T>(ushort type, string name) where T : unmanaged, Enum
    {
        Attr<ushort> raw = U16(type, name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u32</c>.</summary>
    public Attr<T> Enum32<T>(ushort type, string name) where T : unmanaged, Enum
    {
        Attr<uint> raw = U32(type, name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u64</c>.</summary>
    public Attr<T> Enum64<T>(ushort type, string name) where T : unmanaged, Enum
    {
        Attr<ulong> raw = U64(type, name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u16</c> in network byte order.</summary>
    public Attr<T> Enum16Big<T>(ushort type, string name) where T : unmanaged, Enum
    {
        Attr<ushort> raw = U16Big(type, name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u32</c> in network byte order.</summary>
    public Attr<T> Enum32Big<T>(ushort type, string name) where T : unmanaged, Enum
    {
        Attr<uint> raw = U32Big(type, name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u64</c> in network byte order.</summary>
    public Attr<T> Enum64Big<T>(ushort type, string name) where T : unmanaged, Enum
    {
        Attr<ulong> raw = U64Big(type, name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }
}
