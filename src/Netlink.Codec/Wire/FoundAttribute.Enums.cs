namespace Netlink.Codec;

public readonly ref partial struct FoundAttribute
{
    /// <summary>Reads an enumeration that travels as <c>u8</c>. Values the schema does not name come through as numbers.</summary>
    public Attr<T> Enum8<T>(string name) where T : unmanaged, Enum
    {
        Attr<byte> raw = U8(name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u16</c>.</summary>
    public Attr<T> Enum16<T>(string name) where T : unmanaged, Enum
    {
        Attr<ushort> raw = U16(name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u32</c>.</summary>
    public Attr<T> Enum32<T>(string name) where T : unmanaged, Enum
    {
        Attr<uint> raw = U32(name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u64</c>.</summary>
    public Attr<T> Enum64<T>(string name) where T : unmanaged, Enum
    {
        Attr<ulong> raw = U64(name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u16</c> in network byte order.</summary>
    public Attr<T> Enum16Big<T>(string name) where T : unmanaged, Enum
    {
        Attr<ushort> raw = U16Big(name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u32</c> in network byte order.</summary>
    public Attr<T> Enum32Big<T>(string name) where T : unmanaged, Enum
    {
        Attr<uint> raw = U32Big(name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }

    /// <summary>Reads an enumeration that travels as <c>u64</c> in network byte order.</summary>
    public Attr<T> Enum64Big<T>(string name) where T : unmanaged, Enum
    {
        Attr<ulong> raw = U64Big(name);
        return Map(raw, ScalarWire.To<T>(raw.Value));
    }
}
