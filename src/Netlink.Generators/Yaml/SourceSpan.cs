namespace Netlink.Generators.Yaml;

/// <summary>A place in a schema file. Lines and columns count from 0, as Roslyn's do.</summary>
/// <param name="Path">The file; null for the one that is at hand.</param>
internal readonly record struct SourceSpan(int Start, int Length, int Line, int Column, int EndLine, int EndColumn, string? Path = null);
