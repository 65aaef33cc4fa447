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
    EquatableArray<SchemaAttribute> Attributes)
{
    /// <summary>From how many attributes on one walk for all pays.</summary>
    private const int FewestIndexed = 3;

    /// <summary>Bytes of the slots are copied with a reader: a kilobyte at most.</summary>
    private const int MostSlots = 512;

    /// <summary>Slots of the index that its reader keeps: one a number, from 0 on; 0 where it walks anew for each look-up.</summary>
    public int SlotCount
    {
        get
        {
            int[] numbers = [.. Attributes.Where(attribute => !attribute.IsMulti && attribute.Type is not UnusedType).Select(attribute => attribute.Number)];
            return numbers.Length >= FewestIndexed && numbers.Max() < MostSlots ? numbers.Max() + 1 : 0;
        }
    }

    /// <summary>The type that finds attributes for the reader.</summary>
    public string FinderType => SlotCount > 0 ? $"AttributeIndex<{TypeName}.Slots>" : "AttributeReader";

    /// <summary>How a reader gets at all attributes, for what repeats.</summary>
    public string Walk => SlotCount > 0 ? "_attrs.All" : "_attrs";
}

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
