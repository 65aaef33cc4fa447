namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>An enum value or a flag's bit.</summary>
internal sealed record SchemaEntry(string Name, long Number);

/// <summary>A structure's member, with its place in the C layout.</summary>
internal sealed record SchemaMember(string Name, string Type, int Offset, int Size, bool BigEndian, string? Enum);

/// <summary>An enum, flags or struct.</summary>
internal sealed record SchemaDefinition(
    string Name, string Kind, string Prefix, string Header, string? EnumName,
    IReadOnlyList<SchemaEntry> Entries, IReadOnlyList<SchemaMember> Members, int Size);

/// <summary>One attribute, as the schema has it.</summary>
internal sealed record SchemaAttribute(string Name, int Number, string Type)
{
    public string? SubType { get; init; }
    public string? Set { get; init; }
    public string? FixedHeader { get; init; }
    public string? Struct { get; init; }
    public string? Enum { get; init; }
    public string? SubMessage { get; init; }
    public string? Selector { get; init; }
    public bool BigEndian { get; init; }
    public bool Multi { get; init; }
    public bool Unterminated { get; init; }
    public int? MaxLength { get; init; }
    public int? ExactLength { get; init; }
    public int? Max { get; init; }
    public bool IsEmpty => Type is "unused" or "pad";
}

/// <summary>A set of attributes.</summary>
internal sealed record SchemaSet(string Name, string Prefix, string Header, IReadOnlyList<SchemaAttribute> Attributes);

/// <summary>One form of a sub-message; no set means no settings.</summary>
internal sealed record SchemaFormat(string Value, string? Set);

/// <summary>An operation or, with <see cref="Notify"/>, a notification. A type that is not sent or not received is null.</summary>
internal sealed record SchemaOperation(
    string Name, string? Notify, string? Set, string FixedHeader, int? RequestType, int? ReplyType);
