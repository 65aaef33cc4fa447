namespace Netlink.Codec;

/// <summary>What a look-up in a set found: an attribute, none, or a set that breaks off before there was one. Its methods read it by type.</summary>
public readonly ref partial struct FoundAttribute
{
    private readonly AttrState _state;

    internal FoundAttribute(RawAttribute attribute)
        : this(attribute.Payload, attribute.Offset, AttrState.Present)
    {
    }

    internal FoundAttribute(ReadOnlySpan<byte> payload, int offset, AttrState state)
    {
        _state = state;
        Payload = payload;
        Offset = offset;
    }

    /// <summary>Whether there is one, whatever its payload: YNL's <c>flag</c>.</summary>
    public bool IsPresent => _state == AttrState.Present;

    internal AttrState State => _state;

    private ReadOnlySpan<byte> Payload { get; }

    private int Offset { get; }

    private AttrState TooShort => _state == AttrState.Present ? AttrState.Malformed : _state;

    /// <summary>The set breaks off at <paramref name="offset"/>, and nothing was found before.</summary>
    internal static FoundAttribute Broken(int offset) => new(default, offset, AttrState.Malformed);
}
