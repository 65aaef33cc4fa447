namespace Netlink.Codec;

/// <content>YNL's <c>indexed-array</c>: what stands inside one attribute, whatever the numbers.</content>
public readonly ref partial struct AttributeReader
{
    private const int AnyType = -1;

    /// <summary>Reads an array of nests.</summary>
    public NestSequence<TSet> ArrayOf<TSet>(ushort type, string name)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(Entries(type, out int entry), entry, name);

    /// <summary>Reads an array of numbers or enumerations.</summary>
    public ScalarSequence<T> ArrayOfScalars<T>(ushort type, string name, ScalarForm form) where T : unmanaged
        => new(Entries(type, out int entry), entry, name, form);

    /// <summary>Reads an array of C structures.</summary>
    public StructSequence<T> ArrayOfStructs<T>(ushort type, string name) where T : unmanaged => new(Entries(type, out int entry), entry, name);

    /// <summary>Reads an array of strings.</summary>
    public StringSequence ArrayOfStrings(ushort type, string name) => new(Entries(type, out int entry), entry, name, cutAtNul: true);

    /// <summary>Reads an array of byte strings.</summary>
    public StringSequence ArrayOfBytes(ushort type, string name) => new(Entries(type, out int entry), entry, name, cutAtNul: false);

    /// <summary>The attributes inside. Not found before a break: this set, so that the walk comes to the break and tells.</summary>
    private AttributeEnumerator Entries(ushort type, out int entry)
    {
        bool isBroken = Find(type, out ReadOnlySpan<byte> payload, out int offset) == AttrState.Malformed;
        entry = isBroken ? type : AnyType;
        return isBroken ? GetEnumerator() : Inside(payload, offset).GetEnumerator();
    }
}
