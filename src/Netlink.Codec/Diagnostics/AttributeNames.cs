namespace Netlink.Codec;

/// <summary>What a schema says of one attribute, as far as errors need it.</summary>
/// <param name="Name">YNL name; null for an unknown attribute.</param>
/// <param name="NestedSet">Id of the set inside, 0 for none.</param>
/// <param name="FixedHeader">Size in bytes of the structure a nest begins with.</param>
/// <param name="SubMessage">Id of the sub-message whose format a selector tells, 0 for none.</param>
/// <param name="Selector">Number of the selecting attribute in the same set.</param>
/// <param name="Limit">What values the schema allows, in words; null when any.</param>
public readonly record struct AttributeInfo(
    string? Name, int NestedSet = 0, int FixedHeader = 0, int SubMessage = 0, int Selector = 0, string? Limit = null);

/// <summary>The shape that a selector chose.</summary>
/// <param name="Set">Id of the attribute set, 0 for none.</param>
/// <param name="FixedHeader">Size in bytes of the structure before it.</param>
public readonly record struct SetInfo(int Set, int FixedHeader);

/// <summary>The names of a family's attributes. One implementation is emitted for each schema.</summary>
public abstract class AttributeNames
{
    /// <summary>Finds an attribute; the default value when the schema has none of this number.</summary>
    public abstract AttributeInfo Find(int set, int type);

    /// <summary>Finds the shape of a sub-message; the default value when the selector is unknown.</summary>
    public abstract SetInfo SelectSet(int subMessage, ReadOnlySpan<byte> selector);
}
