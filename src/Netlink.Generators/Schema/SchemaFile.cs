namespace Netlink.Generators.Schema;

/// <summary>A schema as the project hands it in.</summary>
/// <param name="Namespace">Where its types go; null: <paramref name="RootNamespace"/> and the family's name.</param>
/// <param name="Operations">Names of the operations to compile; null: all.</param>
internal sealed record SchemaFile(string Path, string Text, string? Namespace, string? RootNamespace, string? Operations = null);
