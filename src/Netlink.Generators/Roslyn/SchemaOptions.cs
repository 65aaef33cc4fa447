using Microsoft.CodeAnalysis.Diagnostics;

namespace Netlink.Generators;

/// <summary>What the project says of an additional file, as <c>Netlink.Codec.props</c> hands it on.</summary>
internal static class SchemaOptions
{
    public static bool IsFamily(this AnalyzerConfigOptions options) =>
        string.Equals(options.Metadata("NetlinkFamily"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of the schema that an overlay lies over; null of what is none.</summary>
    public static string? OverlayOf(this AnalyzerConfigOptions options) => options.Metadata("NetlinkOverlayOf");

    public static string? Metadata(this AnalyzerConfigOptions options, string name) => options.Value($"build_metadata.AdditionalFiles.{name}");

    /// <summary>The value, or null when it is absent or empty.</summary>
    public static string? Value(this AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;
}
