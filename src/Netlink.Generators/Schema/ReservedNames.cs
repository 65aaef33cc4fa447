namespace Netlink.Generators.Schema;

/// <summary>Words that emitted code uses itself, so that no schema may take them.</summary>
internal static class ReservedNames
{
    /// <summary>Types that emitted code names: a type of the schema with such a name would stand before them.</summary>
    public static readonly string[] Types =
    [
        "ArrayBuilder", "Attr", "AttributeEnumerator", "AttributeIndex", "AttributeInfo", "AttributeKind", "AttributeNames", "AttributeReader", "BinaryPrimitives", "BitConverter", "Bitfield32",
        "BytesSequence", "DisplayHint", "DumpEnumerator", "Flags", "FlagsAttribute", "Headed", "HeadedBytes", "HeadedSequence", "IAttributeSet", "INetlinkReply", "InlineArray", "Keyed", "KeyedNestSequence", "KeyedScalarSequence", "MemoryMarshal", "MessageBuilder", "MessageReader", "NestSequence", "NetlinkClient", "NetlinkError", "NetlinkFlags", "NetlinkMessage", "NetlinkOptions",
        "NetlinkRequest", "ReadOnlySpan", "RecordSequence", "ScalarArray", "ScalarForm", "ScalarSequence", "Selected", "Selectors", "SetInfo", "Span", "StringSequence", "StructLayout", "StructSequence",
        "System", "UnscopedRef",
    ];

    /// <summary>Members that an emitted client has, inherits or calls.</summary>
    public static readonly HashSet<string> ClientMembers =
    [
        "Connect", "Dispose", "Do", "Dump", "Execute", "Family", "Monitor", "Open", "Socket", "Subscribe",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    /// <summary>Members that emitted types have or inherit, and types that they name where a member could be meant.</summary>
    public static readonly HashSet<string> Members =
    [
        "Attributes", "Dispose", "Finish", "GetEnumerator", "Over", "Slots", "TryRead",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
        "BinaryPrimitives", "BitConverter", "MemoryMarshal", "MessageBuilder", "MessageReader", "NetlinkFlags", "ScalarForm", "Selected",
    ];
}
