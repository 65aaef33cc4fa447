namespace Netlink.Codec;

public readonly ref partial struct AttributeReader
{
    /// <summary>Reads a nest that may occur several times.</summary>
    public NestSequence<TSet> Nests<TSet>(ushort type, string name)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(GetEnumerator(), type, name);

    /// <summary>Reads a string that may occur several times.</summary>
    public StringSequence Strings(ushort type, string name) => new(GetEnumerator(), type, name, cutAtNul: true);

    /// <summary>Reads bytes that may occur several times.</summary>
    public StringSequence BytesList(ushort type, string name) => new(GetEnumerator(), type, name, cutAtNul: false);

    /// <summary>Reads a number or enumeration that may occur several times.</summary>
    public ScalarSequence<T> EachScalar<T>(ushort type, string name, ScalarForm form) where T : unmanaged => new(GetEnumerator(), type, name, form);

    /// <summary>Reads a C structure that may occur several times.</summary>
    public StructSequence<T> EachStruct<T>(ushort type, string name) where T : unmanaged => new(GetEnumerator(), type, name);

    /// <summary>Reads a nest that begins with a C structure and may occur several times.</summary>
    public HeadedSequence<THeader, TSet> HeadedNests<THeader, TSet>(ushort type, string name)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(GetEnumerator(), type, name);

    /// <summary>Reads numbers below keys, which stand where an attribute's type does; the attribute itself may repeat.</summary>
    public KeyedScalarSequence<T> KeyedScalars<T>(ushort type, string name, ScalarForm form) where T : unmanaged
        => new(new KeyWalk(GetEnumerator(), type, depth: 1), name, form);

    /// <summary>Reads nests below keys, which stand where an attribute's type does: YNL's <c>nest-type-value</c>.</summary>
    /// <param name="type">Number of the attribute; it may repeat.</param>
    /// <param name="name">Its name.</param>
    /// <param name="depth">How many levels of keys there are, 1 or 2.</param>
    public KeyedNestSequence<TSet> KeyedNests<TSet>(ushort type, string name, int depth)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(new KeyWalk(GetEnumerator(), type, depth), name);
}
