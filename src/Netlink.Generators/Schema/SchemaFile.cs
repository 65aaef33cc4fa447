namespace Netlink.Generators.Schema;

/// <summary>A schema as the project hands it in.</summary>
/// <param name="Namespace">Where its types go; null: <paramref name="RootNamespace"/> and the family's name.</param>
internal sealed record SchemaFile(string Path, string Text, string? Namespace, string? RootNamespace);
