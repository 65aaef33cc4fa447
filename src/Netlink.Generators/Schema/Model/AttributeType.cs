namespace Netlink.Generators.Schema.Model;

/// <summary>What an attribute's payload is.</summary>
internal abstract record AttributeType;

/// <summary><c>unused</c> and <c>pad</c>: a number without content. It has a name and nothing else.</summary>
internal sealed record UnusedType : AttributeType;

internal sealed record ScalarType(Scalar Scalar, ByteOrder Order, string? EnumType) : AttributeType;

internal sealed record Bitfield32Type(string? EnumType) : AttributeType;

internal sealed record FlagType : AttributeType;

/// <param name="IsTerminated">Written with a NUL at its end.</param>
internal sealed record StringType(bool IsTerminated) : AttributeType;

internal sealed record BinaryType : AttributeType;

internal sealed record ScalarArrayType(Scalar Scalar) : AttributeType;

/// <summary>Structures packed one after the other.</summary>
internal sealed record StructArrayType(string Struct) : AttributeType;

/// <summary>A structure, and right behind it bytes of any number: a family and its address.</summary>
internal sealed record HeadedBytesType(string Header) : AttributeType;

internal sealed record StructType(string Struct) : AttributeType;

/// <param name="Header">The structure before the nested attributes, if any.</param>
internal sealed record NestType(string Set, string? Header) : AttributeType;

/// <summary>Records in a row, each a structure and attributes. The structure begins with the bytes of both as a 16-bit number.</summary>
internal sealed record RecordsType(string Set, string Header) : AttributeType;

/// <summary>An <c>indexed-array</c> of nests: each child's type is only its place in the list.</summary>
internal sealed record NestArrayType(string Set) : AttributeType;

/// <summary>An <c>indexed-array</c> of anything else: numbers, strings, bytes, structures.</summary>
internal sealed record ArrayType(AttributeType Element) : AttributeType;

/// <summary><c>nest-type-value</c>: nests below keys, which stand where an attribute's type does.</summary>
/// <param name="Depth">How many keys, one inside the other: 1 or 2.</param>
internal sealed record KeyedNestType(string Set, int Depth) : AttributeType;

/// <summary>A number with a <c>type-value</c>: it stands below a key.</summary>
internal sealed record KeyedScalarType(ScalarType Value) : AttributeType;

/// <param name="SubMessage">Index of the sub-message in <see cref="Family.SubMessages"/>.</param>
/// <param name="Values">For each format of the sub-message the selector's value.</param>
internal sealed record SubMessageType(int SubMessage, Selector Selector, EquatableArray<SelectorValue> Values) : AttributeType;
