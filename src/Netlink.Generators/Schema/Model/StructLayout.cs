namespace Netlink.Generators.Schema.Model;

/// <summary>A C structure as the compiler of the kernel lays it out: natural alignment, padding at the tail.</summary>
/// <param name="CName">What C calls it, without the keyword <c>struct</c>.</param>
internal sealed record StructLayout(
    string Name,
    string TypeName,
    string CName,
    int Size,
    int Alignment,
    string? Doc,
    EquatableArray<StructMember> Members);

/// <param name="PropertyName">The member's name in C#.</param>
/// <param name="CName">The member's name in C.</param>
/// <param name="Hint">How to show the value: the schema's <c>display-hint</c>.</param>
internal sealed record StructMember(string Name, string PropertyName, string CName, int Offset, MemberType Type, string? Hint, string? Doc);

/// <summary>What a structure's member holds.</summary>
internal abstract record MemberType;

internal sealed record ScalarMember(Scalar Scalar, ByteOrder Order, string? EnumType) : MemberType;

/// <summary>Bytes of a fixed length: an array, an address, a name.</summary>
internal sealed record BytesMember(int Length) : MemberType;

internal sealed record StructMemberType(string StructType, int Size) : MemberType;
