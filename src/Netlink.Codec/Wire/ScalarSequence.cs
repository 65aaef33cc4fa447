namespace Netlink.Codec;

/// <summary>The numbers of one type, in the message's order; for <c>foreach</c>.</summary>
/// <typeparam name="T">Type of the number, or an enumeration.</typeparam>
public ref struct ScalarSequence<T> where T : unmanaged
{
    private readonly int _type;
    private readonly string _name;
    private readonly ScalarForm _form;
    private AttributeEnumerator _walk;
    private bool _broken;

    internal ScalarSequence(AttributeEnumerator walk, int type, string name, ScalarForm form)
    {
        _walk = walk;
        _type = type;
        _name = name;
        _form = form;
    }

    /// <summary>The one that <see cref="MoveNext"/> found; malformed when it is too short, and at the end of a sequence that breaks off.</summary>
    public readonly Attr<T> Current
    {
        get
        {
            if (_broken)
                return new(AttrState.Malformed, default, _name, _walk.Position);
            RawAttribute found = _walk.Current;
            return ScalarWire.TryRead(found.Payload, _form, out ulong value)
                ? new(AttrState.Present, ScalarWire.To<T>(value), _name, found.Offset)
                : new(AttrState.Malformed, default, _name, found.Offset);
        }
    }

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext() => SequenceWalk.Next(ref _walk, ref _broken, _type);

    /// <summary>The sequence itself.</summary>
    public readonly ScalarSequence<T> GetEnumerator() => this;
}
