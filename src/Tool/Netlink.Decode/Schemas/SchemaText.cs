using System.Reflection;

namespace Netlink.Decode.Schemas;

/// <summary>A schema before it is understood.</summary>
/// <param name="Path">Where it is from, for messages.</param>
internal readonly record struct SchemaText(string Path, string Text)
{
    private const string OverlayEnd = ".overlay.yaml";

    /// <summary>The file's name without <c>.yaml</c>, by which an overlay finds its schema.</summary>
    public string Name => System.IO.Path.GetFileName(Path) is var file && file.EndsWith(OverlayEnd, StringComparison.Ordinal)
        ? file[..^OverlayEnd.Length]
        : System.IO.Path.GetFileNameWithoutExtension(file);

    public bool IsOverlay => Path.EndsWith(OverlayEnd, StringComparison.Ordinal);

    /// <summary>The schemas and overlays in this program.</summary>
    public static IEnumerable<SchemaText> BuiltIn()
    {
        Assembly program = typeof(SchemaText).Assembly;
        foreach (string name in program.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
            yield return new SchemaText(name, reader.ReadToEnd());
        }
    }

    /// <summary>The schemas and overlays in a folder, not in those below it.</summary>
    public static IEnumerable<SchemaText> In(string folder) => Directory.GetFiles(folder, "*.yaml")
        .Order(StringComparer.Ordinal)
        .Select(path => new SchemaText(path, File.ReadAllText(path)));
}
