namespace Netlink.Generators.Schema.Model;

/// <summary>An attribute's possible contents, each picked by a word in another attribute.</summary>
/// <param name="TypeName">Its name in C#, where the name table needs one.</param>
internal sealed record SubMessage(string Name, string TypeName, EquatableArray<SubMessageFormat> Formats);

/// <param name="Value">The word that picks this format.</param>
/// <param name="Suffix">What the word adds to the attribute's name in C#.</param>
/// <param name="Set">The attributes inside; null when there are none.</param>
/// <param name="Header">The structure before the attributes, if any.</param>
internal sealed record SubMessageFormat(string Value, string Suffix, string? Set, string? Header);
