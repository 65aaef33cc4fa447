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
    EquatableArray<Constant> Constants,
    EquatableArray<EnumType> Enums,
    EquatableArray<StructLayout> Structs,
    EquatableArray<AttributeSet> Sets,
    EquatableArray<SubMessage> SubMessages,
    EquatableArray<Operation> Operations,
    EquatableArray<Constant> Groups);

/// <summary>A named number: a <c>const</c> definition or a multicast group.</summary>
internal sealed record Constant(string Name, string CName, long Value, string? Doc);
