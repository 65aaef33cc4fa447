namespace Netlink.Generators.Schema.Model;

/// <summary>What an attribute's payload is.</summary>
internal abstract record AttributeType;

/// <summary><c>unused</c> and <c>pad</c>: a number without content. It has a name and nothing else.</summary>
internal sealed record UnusedType : AttributeType;

internal sealed record ScalarType(Scalar Scalar, bool BigEndian, string? EnumType) : AttributeType;

internal sealed record Bitfield32Type(string? EnumType) : AttributeType;

internal sealed record FlagType : AttributeType;

/// <param name="IsTerminated">Written with a NUL at its end.</param>
internal sealed record StringType(bool IsTerminated) : AttributeType;

internal sealed record BinaryType : AttributeType;

internal sealed record ScalarArrayType(Scalar Scalar) : AttributeType;

internal sealed record StructType(string Struct) : AttributeType;

/// <param name="Header">The structure before the nested attributes, if any.</param>
internal sealed record NestType(string Set, string? Header) : AttributeType;

/// <summary>An <c>indexed-array</c> of nests: each child's type is only its place in the list.</summary>
internal sealed record NestArrayType(string Set) : AttributeType;

/// <param name="SubMessage">Index of the sub-message in <see cref="Family.SubMessages"/>.</param>
/// <param name="Selector">Number of the string attribute, in the same set, whose value picks the format.</param>
/// <param name="SelectorProperty">Its name in C#.</param>
internal sealed record SubMessageType(int SubMessage, int Selector, string SelectorProperty) : AttributeType;
