using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Schema;

/// <summary>A schema as the project hands it in.</summary>
/// <param name="Namespace">Where its types go; null: <paramref name="RootNamespace"/> and the family's name.</param>
/// <param name="Operations">Names of the operations to compile; null: all.</param>
/// <param name="Overlays">What is laid over it, in this order.</param>
internal sealed record SchemaFile(
    string Path,
    string Text,
    string? Namespace,
    string? RootNamespace,
    string? Operations = null,
    EquatableArray<OverlayFile> Overlays = default);

/// <summary>What adds to a schema and corrects it, without a change to its file.</summary>
/// <param name="Of">Path of the schema.</param>
internal sealed record OverlayFile(string Path, string Text, string Of);
