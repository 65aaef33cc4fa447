using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netlink.Generators.Tests;

/// <summary>A schema in memory, with what a project would say of it.</summary>
internal sealed class SchemaText(string path, string text, string? ns = "Test", bool isFamily = true, string? operations = null, string? overlayOf = null) : AdditionalText
{
    public override string Path { get; } = path;
    public string? Namespace { get; } = ns;
    public string Content { get; } = text;
    public bool IsFamily { get; } = isFamily;
    public string? Operations { get; } = operations;
    public string? OverlayOf { get; } = overlayOf;

    public static SchemaText Overlay(string path, string text, string of) => new(path, text, isFamily: false, overlayOf: of);

    public SchemaText With(string newText) => new(Path, newText, Namespace, IsFamily, Operations, OverlayOf);

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(Content, Encoding.UTF8);
}

/// <summary>The options that the build hands to the generator.</summary>
internal sealed class SchemaOptionsProvider : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new() { ["build_property.RootNamespace"] = "Root" });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        if (textFile is SchemaText { OverlayOf: { } below }) return new Options(new() { ["build_metadata.AdditionalFiles.NetlinkOverlayOf"] = below });
        if (textFile is not SchemaText { IsFamily: true } schema) return Options.None;
        return new Options(new()
        {
            ["build_metadata.AdditionalFiles.NetlinkFamily"] = "true",
            ["build_metadata.AdditionalFiles.NetlinkNamespace"] = schema.Namespace ?? "",
            ["build_metadata.AdditionalFiles.NetlinkOperations"] = schema.Operations ?? "",
        });
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Options None { get; } = new([]);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
