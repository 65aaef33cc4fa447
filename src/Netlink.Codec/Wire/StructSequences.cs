using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>The C structures of one type, in the message's order; for <c>foreach</c>.</summary>
/// <typeparam name="T">The structure. Shorter ones are filled with zeros, longer ones cut.</typeparam>
public ref struct StructSequence<T> where T : unmanaged
{
    private readonly int _type;
    private readonly string _name;
    private AttributeEnumerator _walk;
    private bool _broken;

    internal StructSequence(AttributeEnumerator walk, int type, string name)
    {
        _walk = walk;
        _type = type;
        _name = name;
    }

    /// <summary>The structure that <see cref="MoveNext"/> found; malformed at the end of a sequence that breaks off.</summary>
    public readonly Attr<T> Current => _broken
        ? new(AttrState.Malformed, default, _name, _walk.Position)
        : new(AttrState.Present, FoundAttribute.ReadStruct<T>(_walk.Current.Payload), _name, _walk.Current.Offset);

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext() => SequenceWalk.Next(ref _walk, ref _broken, _type);

    /// <summary>The sequence itself.</summary>
    public readonly StructSequence<T> GetEnumerator() => this;
}

/// <summary>The nests of one type that begin with a C structure, in the message's order; for <c>foreach</c>.</summary>
/// <typeparam name="THeader">The structure.</typeparam>
/// <typeparam name="TSet">Reader of the attributes.</typeparam>
public ref struct HeadedSequence<THeader, TSet>
    where THeader : unmanaged
    where TSet : IAttributeSet<TSet>, allows ref struct
{
    private readonly int _type;
    private readonly string _name;
    private AttributeEnumerator _walk;
    private bool _broken;

    internal HeadedSequence(AttributeEnumerator walk, int type, string name)
    {
        _walk = walk;
        _type = type;
        _name = name;
    }

    /// <summary>The nest that <see cref="MoveNext"/> found; malformed when too short, and at the end of a sequence that breaks off.</summary>
    public readonly Attr<Headed<THeader, TSet>> Current
    {
        get
        {
            if (_broken)
                return new(AttrState.Malformed, new(default, TSet.Over(default)), _name, _walk.Position);
            RawAttribute found = _walk.Current;
            return found.Payload.Length < Unsafe.SizeOf<THeader>()
                ? new(AttrState.Malformed, new(default, TSet.Over(default)), _name, found.Offset)
                : new(AttrState.Present, FoundAttribute.Open<THeader, TSet>(found.Payload, found.Offset), _name, found.Offset);
        }
    }

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext() => SequenceWalk.Next(ref _walk, ref _broken, _type);

    /// <summary>The sequence itself.</summary>
    public readonly HeadedSequence<THeader, TSet> GetEnumerator() => this;
}
