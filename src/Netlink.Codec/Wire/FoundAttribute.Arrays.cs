namespace Netlink.Codec;

/// <content>YNL's <c>indexed-array</c>: what stands inside one attribute, whatever the numbers.</content>
public readonly ref partial struct FoundAttribute
{
    private const int AnyType = -1;

    /// <summary>Reads an array of nests.</summary>
    public NestSequence<TSet> ArrayOf<TSet>(string name)
        where TSet : IAttributeSet<TSet>, allows ref struct
        => new(Entries, AnyType, name);

    /// <summary>Reads an array of numbers or enumerations.</summary>
    public ScalarSequence<T> ArrayOfScalars<T>(string name, ScalarForm form) where T : unmanaged
        => new(Entries, AnyType, name, form);

    /// <summary>Reads an array of C structures.</summary>
    public StructSequence<T> ArrayOfStructs<T>(string name) where T : unmanaged => new(Entries, AnyType, name);

    /// <summary>Reads an array of strings.</summary>
    public StringSequence ArrayOfStrings(string name) => new(Entries, AnyType, name, cutAtNul: true);

    /// <summary>Reads an array of byte strings.</summary>
    public StringSequence ArrayOfBytes(string name) => new(Entries, AnyType, name, cutAtNul: false);

    /// <summary>The attributes inside. Not found before a break: a walk that breaks off at once, and so tells.</summary>
    private AttributeEnumerator Entries => _state == AttrState.Malformed ? AttributeEnumerator.Broken(Offset) : Inside(Payload, Offset).GetEnumerator();
}
