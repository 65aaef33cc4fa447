namespace Netlink.Generators.Schema.Model;

/// <summary>Where the value stands that picks the format of a sub-message.</summary>
internal enum SelectorPlace
{
    /// <summary>In the payload's own set.</summary>
    Beside,

    /// <summary>In a set around the payload's.</summary>
    Around,

    /// <summary>In the fixed header of the message.</summary>
    Header,
}

/// <param name="Name">The YNL name of the attribute or header member.</param>
/// <param name="Set">Id of the set around that has it, 0 otherwise.</param>
/// <param name="Number">The attribute's number; of a header member its offset.</param>
/// <param name="Property">Its name in C#.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Form">Its form on the wire; null for a text.</param>
internal sealed record Selector(SelectorPlace Place, string Name, int Set, int Number, string Property, string Type, ScalarType? Form)
{
    public bool IsText => Type == "ReadOnlySpan<byte>";
}

/// <param name="Literal">As C# writes it.</param>
/// <param name="Number">The number, where it is one.</param>
internal sealed record SelectorValue(string Literal, decimal? Number);
