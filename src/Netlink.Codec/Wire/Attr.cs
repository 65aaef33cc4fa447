using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>Whether an attribute was there, and well formed.</summary>
internal enum AttrState : byte
{
    Absent,
    Malformed,
    Present,
}

/// <summary>What a message says of one attribute: absent, malformed, or a value. Three states, never confused.</summary>
/// <typeparam name="T">Type of the value; spans and readers point into the message.</typeparam>
public readonly ref struct Attr<T> where T : allows ref struct
{
    private readonly T _value;
    private readonly string _name;
    private readonly int _offset;
    private readonly AttrState _state;

    internal Attr(AttrState state, T value, string name, int offset)
    {
        _state = state;
        _value = value;
        _name = name;
        _offset = offset;
    }

    /// <summary>The message has it, well formed.</summary>
    public bool IsPresent => _state == AttrState.Present;

    /// <summary>The message does not have it.</summary>
    public bool IsAbsent => _state == AttrState.Absent;

    /// <summary>Too short for its type, or the attributes around it do not add up.</summary>
    public bool IsMalformed => _state == AttrState.Malformed;

    internal AttrState State => _state;

    internal string Name => _name;

    internal int Offset => _offset;

    internal T Value => _value;

    /// <summary>The value, if it is there and well formed.</summary>
    public bool TryGet(out T value)
    {
        value = _value;
        return IsPresent;
    }

    /// <summary>The value, or <paramref name="fallback"/> where it is absent. Malformed is an error all the same.</summary>
    /// <param name="fallback">Used when absent.</param>
    /// <param name="error">Receives the first failure; one that already failed stays.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Or(T fallback, scoped ref NetlinkError error)
    {
        if (_state == AttrState.Malformed)
            Fail(NetlinkFault.Malformed, ref error);
        return _state == AttrState.Present ? _value : fallback;
    }

    /// <summary>The value; absent and malformed are errors that name the attribute and its place.</summary>
    /// <param name="error">Receives the first failure; one that already failed stays.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Require(scoped ref NetlinkError error)
    {
        if (_state != AttrState.Present)
            Fail(_state == AttrState.Absent ? NetlinkFault.Absent : NetlinkFault.Malformed, ref error);
        return _value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail(NetlinkFault fault, scoped ref NetlinkError error)
    {
        if (!error.Failed)
            error = new NetlinkError(fault, attribute: _name, offset: _offset);
    }
}
