namespace Netlink.Codec;

/// <summary>The nests of one type, in the message's order; for <c>foreach</c>.</summary>
/// <typeparam name="TSet">Reader of one nest.</typeparam>
public ref struct NestSequence<TSet> where TSet : IAttributeSet<TSet>, allows ref struct
{
    private readonly int _type;
    private readonly string _name;
    private AttributeEnumerator _walk;
    private bool _broken;

    internal NestSequence(AttributeEnumerator walk, int type, string name)
    {
        _walk = walk;
        _type = type;
        _name = name;
    }

    /// <summary>The nest that <see cref="MoveNext"/> found; malformed at the end of a sequence that breaks off.</summary>
    public readonly Attr<TSet> Current
    {
        get
        {
            if (_broken)
                return new(AttrState.Malformed, TSet.Over(default), _name, _walk.Position);
            RawAttribute found = _walk.Current;
            var inside = new AttributeReader(found.Payload, found.Offset + WireFormat.AttributeHeaderSize);
            return new(AttrState.Present, TSet.Over(inside), _name, found.Offset);
        }
    }

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext() => SequenceWalk.Next(ref _walk, ref _broken, _type);

    /// <summary>The sequence itself.</summary>
    public readonly NestSequence<TSet> GetEnumerator() => this;
}

/// <summary>The strings, or byte strings, of one type, in the message's order; for <c>foreach</c>.</summary>
public ref struct StringSequence
{
    private readonly int _type;
    private readonly string _name;
    private readonly bool _cutAtNul;
    private AttributeEnumerator _walk;
    private bool _broken;

    internal StringSequence(AttributeEnumerator walk, int type, string name, bool cutAtNul)
    {
        _walk = walk;
        _type = type;
        _name = name;
        _cutAtNul = cutAtNul;
    }

    /// <summary>The one that <see cref="MoveNext"/> found; malformed at the end of a sequence that breaks off.</summary>
    public readonly Attr<ReadOnlySpan<byte>> Current
    {
        get
        {
            if (_broken)
                return new(AttrState.Malformed, default, _name, _walk.Position);
            ReadOnlySpan<byte> payload = _walk.Current.Payload;
            int end = _cutAtNul ? payload.IndexOf((byte)0) : -1;
            return new(AttrState.Present, end < 0 ? payload : payload[..end], _name, _walk.Current.Offset);
        }
    }

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext() => SequenceWalk.Next(ref _walk, ref _broken, _type);

    /// <summary>The sequence itself.</summary>
    public readonly StringSequence GetEnumerator() => this;
}
