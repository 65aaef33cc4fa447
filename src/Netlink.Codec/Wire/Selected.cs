namespace Netlink.Codec;

/// <summary>Whether a selector picked a shape: yes, no, or it is malformed itself.</summary>
public readonly struct Selected
{
    internal Selected(AttrState state, int offset)
    {
        State = state;
        Offset = offset;
    }

    /// <summary>Picked by something that is always there: a member of the fixed header.</summary>
    public static Selected If(bool condition) => new(condition ? AttrState.Present : AttrState.Absent, 0);

    internal AttrState State { get; }

    internal int Offset { get; }

    internal bool IsSo => State == AttrState.Present;
}

/// <summary>Compares a selector with the value that picks a shape.</summary>
public static class Selectors
{
    /// <summary>Compares text.</summary>
    public static Selected Is(this Attr<ReadOnlySpan<byte>> selector, ReadOnlySpan<byte> value)
        => Of(selector, selector.IsPresent && selector.Value.SequenceEqual(value));

    /// <summary>Compares numbers or enumerations.</summary>
    public static Selected Is<T>(this Attr<T> selector, T value) where T : unmanaged
        => Of(selector, selector.IsPresent && EqualityComparer<T>.Default.Equals(selector.Value, value));

    private static Selected Of<T>(Attr<T> selector, bool equal) where T : allows ref struct
        => new(selector.IsMalformed ? AttrState.Malformed : equal ? AttrState.Present : AttrState.Absent, selector.Offset);
}
