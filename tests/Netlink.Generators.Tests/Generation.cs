using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netlink.Generators.Tests;

/// <summary>A run of the generator over schemas. Every run is done twice, and the second one must find everything in its cache.</summary>
internal sealed class Generation
{
    /// <summary>All steps of the pipeline.</summary>
    public static readonly string[] Steps = [StepNames.Overlays, StepNames.Files, StepNames.Loose, StepNames.Bound, StepNames.Clashes, StepNames.Model, StepNames.Findings, StepNames.Help];

    private static readonly MetadataReference[] s_references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;

    private Generation(CSharpCompilation compilation, GeneratorDriver driver)
    {
        _compilation = compilation;
        _driver = driver;
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public static Generation Of(string yaml) => Of(new SchemaText("test.yaml", yaml));

    public static Generation Of(params SchemaText[] files) => new Generation(Empty(), Driver(files)).AgainUnchanged();

    /// <summary>One run, without the second that asks for its cache.</summary>
    public static GeneratorDriver Driver(params SchemaText[] files) => CSharpGeneratorDriver.Create(
        [new NetlinkGenerator().AsSourceGenerator()], files, s_parsing, new SchemaOptionsProvider(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)).RunGenerators(Empty());

    private static CSharpCompilation Empty() => CSharpCompilation.Create(
        "Emitted", [Parse("")], s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The text of <c>{name}.g.cs</c>, whatever its namespace.</summary>
    public string Source(string name) =>
        Result.GeneratedSources.Single(source => Path.GetFileName(source.HintName) == name + ".g.cs").SourceText.ToString();

    public Generation AfterEditOf(SchemaText old, SchemaText edited) => Run(_compilation, _driver.ReplaceAdditionalText(old, edited));

    public Generation AfterCSharpEdit() => Run(_compilation.AddSyntaxTrees(Parse("class Added { }")), _driver);

    /// <summary>Why each value of a step is what it is, after the last run.</summary>
    public IncrementalStepRunReason[] Reasons(string step) => Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
        ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
        : [];

    /// <summary>Every value that a step of ours handed on.</summary>
    public IEnumerable<object> StepValues() =>
        Steps.Where(Result.TrackedSteps.ContainsKey).SelectMany(step => Result.TrackedSteps[step]).SelectMany(run => run.Outputs).Select(output => output.Value);

    /// <summary>Reasons of the outputs: source and findings.</summary>
    public IncrementalStepRunReason[] OutputReasons() =>
        [.. Result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>What the compiler says of the emitted code, warnings too; missing documentation among them.</summary>
    public IEnumerable<Diagnostic> CompilerFindings(params string[] callers)
    {
        CSharpCompilation all = _compilation.AddSyntaxTrees(_driver.GetRunResult().GeneratedTrees).AddSyntaxTrees(callers.Select(Parse));
        return all.GetDiagnostics().Where(finding => finding.Severity >= DiagnosticSeverity.Warning);
    }

    public CSharpCompilation Compilation(params string[] callers) =>
        _compilation.AddSyntaxTrees(_driver.GetRunResult().GeneratedTrees).AddSyntaxTrees(callers.Select(Parse));

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_parsing);

    private Generation AgainUnchanged()
    {
        Generation second = Run(_compilation.Clone(), _driver);
        foreach (string step in Steps) Assert.All(second.Reasons(step), reason => AssertReused(step, reason));
        Assert.All(second.OutputReasons(), reason => AssertReused("output", reason));
        return this;
    }

    private static void AssertReused(string step, IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason} although nothing changed");

    private static Generation Run(CSharpCompilation compilation, GeneratorDriver driver) => new(compilation, driver.RunGenerators(compilation));
}
