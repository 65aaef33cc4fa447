using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>Records in a row, in the message's order; for <c>foreach</c>. A row that is not there is an empty one.</summary>
/// <typeparam name="THeader">The structure that each begins with, its own length first.</typeparam>
/// <typeparam name="TSet">Reader of the attributes behind it.</typeparam>
public ref struct RecordSequence<THeader, TSet>
    where THeader : unmanaged
    where TSet : IAttributeSet<TSet>, allows ref struct
{
    private readonly string _name;
    private readonly int _base;
    private readonly AttrState _state;
    private RecordWalk _walk;
    private bool _broken;

    /// <param name="base">Where the row begins, counted from the message's <c>nlmsghdr</c>.</param>
    internal RecordSequence(ReadOnlySpan<byte> row, AttrState state, int @base, string name)
    {
        _walk = new RecordWalk(row, Unsafe.SizeOf<THeader>());
        _state = state;
        _base = @base;
        _name = name;
        _broken = false;
    }

    /// <summary>There is no such attribute.</summary>
    public readonly bool IsAbsent => _state == AttrState.Absent;

    /// <summary>The record that <see cref="MoveNext"/> found; malformed at the end of a row that breaks off.</summary>
    public readonly Attr<Headed<THeader, TSet>> Current => _broken
        ? new(AttrState.Malformed, new(default, TSet.Over(default)), _name, _base + _walk.Position)
        : new(AttrState.Present, Open(), _name, _base + _walk.Position);

    /// <summary>Goes to the next one.</summary>
    public bool MoveNext()
    {
        if (_broken)
            return false;
        if (_walk.MoveNext())
            return true;
        _broken = _state == AttrState.Malformed || _walk.IsMalformed;
        return _broken;
    }

    /// <summary>The sequence itself.</summary>
    public readonly RecordSequence<THeader, TSet> GetEnumerator() => this;

    private readonly Headed<THeader, TSet> Open()
    {
        int header = Unsafe.SizeOf<THeader>();
        ReadOnlySpan<byte> record = _walk.Current;
        return new(FoundAttribute.ReadStruct<THeader>(record), TSet.Over(new AttributeReader(record[header..], _base + _walk.Position + header)));
    }
}
