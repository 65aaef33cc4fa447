namespace Netlink.Codec;

/// <summary>What lies in an attribute's payload.</summary>
public enum AttributeKind : byte
{
    /// <summary>Bytes; also what the schema says nothing of.</summary>
    Bytes,
    /// <summary>A number without content.</summary>
    Unused,
    /// <summary>Nothing: that it is there says it all.</summary>
    Flag,
    /// <summary>A number in the given form.</summary>
    Number,
    /// <summary>Text, with a NUL at its end or without.</summary>
    Text,
    /// <summary>A value and its mask.</summary>
    Bitfield32,
    /// <summary>Numbers in the given form, packed.</summary>
    Numbers,
    /// <summary>A C structure.</summary>
    Struct,
    /// <summary>Attributes, behind a C structure or at once.</summary>
    Nest,
    /// <summary>Records in a row, each a C structure that begins with the record's length, and attributes.</summary>
    Records,
    /// <summary>An attribute each for numbers in the given form; its type is a place in a list, or a key.</summary>
    NumberArray,
    /// <summary>An attribute each for texts.</summary>
    TextArray,
    /// <summary>An attribute each for byte strings.</summary>
    BytesArray,
    /// <summary>What a text in another attribute picks.</summary>
    SubMessage,
    /// <summary>What a number, in the given form, picks.</summary>
    NumberedSubMessage,
}

/// <summary>How to show a value: YNL's <c>display-hint</c>.</summary>
public enum DisplayHint : byte
{
    /// <summary>As its type says.</summary>
    None,
    /// <summary>Hexadecimal.</summary>
    Hex,
    /// <summary>A hardware address.</summary>
    Mac,
    /// <summary>A hardware address of FDDI.</summary>
    Fddi,
    /// <summary>An IPv4 address.</summary>
    Ipv4,
    /// <summary>An IPv6 address.</summary>
    Ipv6,
    /// <summary>An address, IPv4 or IPv6 by its length.</summary>
    Ipv4OrV6,
    /// <summary>A UUID.</summary>
    Uuid,
}

/// <summary>What a schema says of one attribute, as far as errors and a decoder need it.</summary>
/// <param name="Name">YNL name; null for an unknown attribute.</param>
public readonly record struct AttributeInfo(string? Name)
{
    /// <summary>What lies in it.</summary>
    public AttributeKind Kind { get; init; }

    /// <summary>The form of its numbers, or of the number that selects.</summary>
    public ScalarForm Form { get; init; }

    /// <summary>How to show it.</summary>
    public DisplayHint Hint { get; init; }

    /// <summary>What values the schema allows, in words; null when any.</summary>
    public string? Limit { get; init; }

    /// <summary>Id of the set inside, 0 for none.</summary>
    public int NestedSet { get; init; }

    /// <summary>Size in bytes of the structure that it is, or that its bytes, its nest or each of its records begins with.</summary>
    public int FixedHeader { get; init; }

    /// <summary>Id of the sub-message whose format a selector tells, 0 for none.</summary>
    public int SubMessage { get; init; }

    /// <summary>Number of the selecting attribute; in the fixed header its offset.</summary>
    public int Selector { get; init; }

    /// <summary>Id of the set around this one that has the selector; 0: this one; -1: the fixed header.</summary>
    public int SelectorSet { get; init; }
}

/// <summary>The shape that a selector chose.</summary>
/// <param name="Set">Id of the attribute set, 0 for none.</param>
/// <param name="FixedHeader">Size in bytes of the structure before it.</param>
public readonly record struct SetInfo(int Set, int FixedHeader);
