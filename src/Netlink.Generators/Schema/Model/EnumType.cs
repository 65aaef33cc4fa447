namespace Netlink.Generators.Schema.Model;

/// <summary>An <c>enum</c> or <c>flags</c> definition.</summary>
/// <param name="Underlying">The C# keyword of the underlying type: the smallest of uint, int and ulong that holds every value.</param>
internal sealed record EnumType(
    string Name,
    string TypeName,
    bool IsFlags,
    string Underlying,
    string? Doc,
    EquatableArray<EnumEntry> Entries);

/// <param name="Name">Its name in C#.</param>
/// <param name="Word">Its name in the schema.</param>
internal sealed record EnumEntry(string Name, string Word, string CName, decimal Value, string? Doc);
