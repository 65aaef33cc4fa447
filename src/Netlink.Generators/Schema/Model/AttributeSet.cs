namespace Netlink.Generators.Schema.Model;

/// <summary>A space of attributes: what a message or a nest may hold.</summary>
/// <param name="Id">Its number in the family's name table, from 1.</param>
/// <param name="IsNested">Stands inside an attribute somewhere, or in requests that list only some of it, so a builder of its own is needed.</param>
/// <param name="IsArrayEntry">Stands inside an indexed array, or below a key, somewhere.</param>
/// <param name="IsTableEntry">Stands below two keys somewhere.</param>
/// <param name="RecordHeader">The structure before it where it stands in records somewhere.</param>
internal sealed record AttributeSet(
    int Id,
    string Name,
    string TypeName,
    bool IsNested,
    bool IsArrayEntry,
    bool IsTableEntry,
    string? RecordHeader,
    string? Doc,
    EquatableArray<SchemaAttribute> Attributes);

/// <param name="PropertyName">Its name in C#.</param>
/// <param name="CName">Its name in C, <c>IFLA_IFNAME</c>.</param>
/// <param name="Number">What stands in <c>nla_type</c>.</param>
/// <param name="IsMulti">May stand more than once in its set.</param>
/// <param name="Limit">What the kernel accepts, as a sentence for the documentation.</param>
/// <param name="Check">The same in numbers, where the schema has them.</param>
/// <param name="Hint">How to show the value: the schema's <c>display-hint</c>.</param>
internal sealed record SchemaAttribute(
    string Name,
    string PropertyName,
    string CName,
    int Number,
    AttributeType Type,
    bool IsMulti,
    string? Doc,
    string? Limit,
    Check? Check,
    string? Hint);
