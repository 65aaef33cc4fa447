namespace Netlink.Codec;

/// <summary>A nest and the keys it stands below.</summary>
/// <typeparam name="TSet">Reader of the nest.</typeparam>
public readonly ref struct Keyed<TSet> where TSet : IAttributeSet<TSet>, allows ref struct
{
    internal Keyed(ushort outerKey, ushort key, TSet attributes)
    {
        OuterKey = outerKey;
        Key = key;
        Attributes = attributes;
    }

    /// <summary>The first of two keys; 0 where there is one.</summary>
    public ushort OuterKey { get; }

    /// <summary>The key next to the nest.</summary>
    public ushort Key { get; }

    /// <summary>The nest.</summary>
    public TSet Attributes { get; }
}

/// <summary>A number and the key it stands below.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The number.</param>
/// <typeparam name="T">Type of the number.</typeparam>
public readonly record struct KeyedScalar<T>(ushort Key, T Value) where T : unmanaged;

/// <summary>Nests below keys, in the message's order; for <c>foreach</c>.</summary>
/// <typeparam name="TSet">Reader of one nest.</typeparam>
public ref struct KeyedNestSequence<TSet> where TSet : IAttributeSet<TSet>, allows ref struct
{
    private readonly string _name;
    private KeyWalk _walk;

    internal KeyedNestSequence(KeyWalk walk, string name)
    {
        _walk = walk;
        _name = name;
    }

    /// <summary>The nest that <see cref="MoveNext"/> found; malformed at the end of a sequence that breaks off.</summary>
    public readonly Attr<Keyed<TSet>> Current
    {
        get
        {
            if (_walk.IsBroken)
                return new(AttrState.Malformed, new(0, 0, TSet.Over(default)), _name, _walk.BrokenAt);
            RawAttribute found = _walk.Current;
            var inside = new AttributeReader(found.Payload, found.Offset + WireFormat.AttributeHeaderSize);
            return new(AttrState.Present, new(_walk.OuterKey, found.Type, TSet.Over(inside)), _name, found.Offset);
        }
    }

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext() => _walk.MoveNext();

    /// <summary>The sequence itself.</summary>
    public readonly KeyedNestSequence<TSet> GetEnumerator() => this;
}

/// <summary>Numbers below keys, in the message's order; for <c>foreach</c>.</summary>
/// <typeparam name="T">Type of the number.</typeparam>
public ref struct KeyedScalarSequence<T> where T : unmanaged
{
    private readonly string _name;
    private readonly ScalarForm _form;
    private KeyWalk _walk;

    internal KeyedScalarSequence(KeyWalk walk, string name, ScalarForm form)
    {
        _walk = walk;
        _name = name;
        _form = form;
    }

    /// <summary>The number that <see cref="MoveNext"/> found; malformed when too short, and at the end of a sequence that breaks off.</summary>
    public readonly Attr<KeyedScalar<T>> Current
    {
        get
        {
            if (_walk.IsBroken)
                return new(AttrState.Malformed, default, _name, _walk.BrokenAt);
            RawAttribute found = _walk.Current;
            return ScalarWire.TryRead(found.Payload, _form, out ulong value)
                ? new(AttrState.Present, new(found.Type, ScalarWire.To<T>(value)), _name, found.Offset)
                : new(AttrState.Malformed, default, _name, found.Offset);
        }
    }

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext() => _walk.MoveNext();

    /// <summary>The sequence itself.</summary>
    public readonly KeyedScalarSequence<T> GetEnumerator() => this;
}
