namespace Netlink.Codec;

public readonly ref partial struct AttributeReader
{
    /// <summary>Reads a string that may occur several times.</summary>
    public StringSequence Strings(ushort type, string name) => new(GetEnumerator(), type, name, cutAtNul: true);

    /// <summary>Reads bytes that may occur several times.</summary>
    public StringSequence BytesList(ushort type, string name) => new(GetEnumerator(), type, name, cutAtNul: false);

    /// <summary>Reads a <c>u8</c> that may occur several times.</summary>
    public ScalarSequence<byte> U8s(ushort type, string name) => new(GetEnumerator(), type, name);

    /// <summary>Reads a <c>u16</c> that may occur several times.</summary>
    public ScalarSequence<ushort> U16s(ushort type, string name) => new(GetEnumerator(), type, name);

    /// <summary>Reads a <c>u32</c> that may occur several times.</summary>
    public ScalarSequence<uint> U32s(ushort type, string name) => new(GetEnumerator(), type, name);

    /// <summary>Reads an <c>s32</c> that may occur several times.</summary>
    public ScalarSequence<int> S32s(ushort type, string name) => new(GetEnumerator(), type, name);

    /// <summary>Reads a <c>u64</c> that may occur several times.</summary>
    public ScalarSequence<ulong> U64s(ushort type, string name) => new(GetEnumerator(), type, name);
}
