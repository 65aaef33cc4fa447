namespace Netlink.Generators.Schema.Model;

/// <summary>One schema, validated: all names resolved, all numbers known, no positions. Types refer to each other by their C# name.</summary>
/// <param name="Name">The YNL name, <c>rtnetlink</c>.</param>
/// <param name="TypeName">The C# name that begins the family's own types, <c>Rtnetlink</c>.</param>
internal sealed record Family(
    string Name,
    string TypeName,
    string Namespace,
    string? Doc,
    int Protonum,
    GenericFamily? Generic,
    EquatableArray<Constant> Constants,
    EquatableArray<EnumType> Enums,
    EquatableArray<StructLayout> Structs,
    EquatableArray<AttributeSet> Sets,
    EquatableArray<SubMessage> SubMessages,
    EquatableArray<Operation> Operations,
    EquatableArray<Constant> Groups);

/// <summary>What a family of generic netlink is known by: the kernel gives its number at run time.</summary>
/// <param name="Version">What stands in <c>genlmsghdr</c>.</param>
internal sealed record GenericFamily(string Name, int Version);

/// <summary>A <c>const</c> definition or a multicast group: a number, or else a text.</summary>
/// <param name="IsForeign">The value is a header's of C, which the schema only repeats, rightly or not.</param>
internal sealed record Constant(string Name, string CName, long? Value, string? Text, bool IsForeign, string? Doc);
