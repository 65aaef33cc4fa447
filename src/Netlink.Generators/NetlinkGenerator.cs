using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netlink.Generators.Diagnostics;
using Netlink.Generators.Emit;
using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators;

/// <summary>Compiles YNL schemas, handed in as <c>NetlinkFamily</c> items, to builders and readers of netlink messages.</summary>
/// <remarks>
/// Each file goes its own way and none sees the compilation: an edit of C# runs nothing, an edit of a schema runs that schema.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class NetlinkGenerator : IIncrementalGenerator
{
    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<OverlayFile>> overlays = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, cancellation) => pair.Right.GetOptions(pair.Left).OverlayOf() is { } schema
                ? new OverlayFile(pair.Left.Path, pair.Left.GetText(cancellation)?.ToString() ?? "", schema)
                : null)
            .Where(file => file is not null)
            .Collect()
            .Select((all, _) => all.Select(file => file!).ToEquatableArray())
            .WithTrackingName(StepNames.Overlays);

        IncrementalValuesProvider<SchemaFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, cancellation) => pair.Right.GetOptions(pair.Left).IsFamily()
                ? new SchemaFile(
                    pair.Left.Path,
                    pair.Left.GetText(cancellation)?.ToString() ?? "",
                    pair.Right.GetOptions(pair.Left).Metadata("NetlinkNamespace"),
                    pair.Right.GlobalOptions.Value("build_property.RootNamespace"),
                    pair.Right.GetOptions(pair.Left).Metadata("NetlinkOperations"))
                : null)
            .Where(file => file is not null)
            // Each schema with its own overlays: an edit of one of them ends here for every other schema.
            .Combine(overlays)
            .Select((pair, _) => pair.Left! with { Overlays = pair.Right.Where(overlay => overlay.Of == pair.Left!.Path).ToEquatableArray() })
            .WithTrackingName(StepNames.Files);

        IncrementalValueProvider<EquatableArray<LooseOverlay>> loose = files
            .Select((file, _) => file.Path)
            .Collect()
            .Combine(overlays)
            .Select((pair, _) => LooseOverlay.Find(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Loose);

        IncrementalValuesProvider<(string Path, BoundSchema Schema)> bound = files
            .Select((file, cancellation) => (file.Path, SchemaBinder.Bind(file, cancellation)))
            .WithTrackingName(StepNames.Bound);

        // A step that sees all families, and of each no more than its names.
        IncrementalValueProvider<EquatableArray<FamilyClash>> clashes = bound
            .Where(result => result.Schema.Family is not null)
            .Select((result, _) => FamilyIdentity.Of(result.Path, result.Schema))
            .Collect()
            .Select((families, _) => FamilyClash.Find(families))
            .WithTrackingName(StepNames.Clashes);

        IncrementalValuesProvider<Family> model = bound
            .Where(result => result.Schema.Family is not null)
            .Combine(clashes)
            .Where(pair => pair.Right.All(clash => clash.Path != pair.Left.Path))
            .Select((pair, _) => pair.Left.Schema.Family!)
            .WithTrackingName(StepNames.Model);

        IncrementalValuesProvider<(string Path, EquatableArray<SchemaDiagnostic> All)> findings = bound
            .Where(result => result.Schema.Diagnostics.Count > 0)
            .Select((result, _) => (result.Path, result.Schema.Diagnostics))
            .WithTrackingName(StepNames.Findings);

        IncrementalValueProvider<string> help = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => options.GlobalOptions.Value("build_property.NetlinkDiagnosticsHelp") ?? "")
            .WithTrackingName(StepNames.Help);

        context.RegisterSourceOutput(model, EmitSource);
        context.RegisterSourceOutput(findings.Combine(help), (output, pair) => ReportFindings(output, pair.Left.Path, pair.Left.All, pair.Right));
        context.RegisterSourceOutput(clashes.Combine(help), (output, pair) => ReportClashes(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(loose.Combine(help), (output, pair) => ReportLoose(output, pair.Left, pair.Right));
    }

    private static void EmitSource(SourceProductionContext context, Family family)
    {
        foreach (EmittedFile file in FamilyEmitter.Emit(family))
            context.AddSource(file.HintName, SourceText.From(file.Text, s_utf8));
    }

    private static void ReportClashes(SourceProductionContext context, EquatableArray<FamilyClash> clashes, string help)
    {
        foreach (FamilyClash clash in clashes) context.ReportDiagnostic(clash.Finding.In(clash.Path, help));
    }

    private static void ReportLoose(SourceProductionContext context, EquatableArray<LooseOverlay> overlays, string help)
    {
        foreach (LooseOverlay overlay in overlays) context.ReportDiagnostic(overlay.Finding.In(overlay.Path, help));
    }

    private static void ReportFindings(SourceProductionContext context, string path, EquatableArray<SchemaDiagnostic> findings, string help)
    {
        foreach (SchemaDiagnostic finding in findings) context.ReportDiagnostic(finding.In(path, help));
    }
}
