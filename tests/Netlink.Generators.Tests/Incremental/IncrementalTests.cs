using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netlink.Generators.Tests.Incremental;

/// <summary>What runs again after which edit. Each run in <see cref="Generation.Of(string)"/> has been shown to be cached when nothing changed.</summary>
public sealed class IncrementalTests
{
    private const string Schema = """
        name: links
        protocol: netlink-raw
        protonum: 0
        attribute-sets:
          - name: link-attrs
            attributes:
              - name: mtu
                type: u32
        operations:
          enum-model: directional
          list:
            - name: getlink
              attribute-set: link-attrs
              do:
                request:
                  value: 18
        """;

    private readonly SchemaText _links = new("links.yaml", Schema);
    private readonly SchemaText _routes = new("routes.yaml", Schema.Replace("links", "routes", StringComparison.Ordinal), "Other");

    /// <summary>One of everything that a step can give: families, a family that comes twice, findings.</summary>
    private SchemaText[] Everything =>
        [_links, _routes, new("twice.yaml", Schema), new("broken.yaml", Schema.Replace("u32", "u23", StringComparison.Ordinal), "Broken")];

    [Fact]
    public void An_edit_of_CSharp_runs_no_step_again()
    {
        Generation edited = Generation.Of([.. Everything, _overlay, SchemaText.Overlay("loose.overlay.yaml", Above, "absent.yaml")]).AfterCSharpEdit();

        foreach (string step in Generation.Steps)
        {
            Assert.NotEmpty(edited.Reasons(step));
            Assert.All(edited.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }
        Assert.All(edited.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Every_step_that_there_is_has_its_test() =>
        Assert.Equal(
            typeof(StepNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(),
            Generation.Steps.Order());

    [Fact]
    public void A_choice_of_operations_emits_that_family_only()
    {
        string two = Schema + "\n    - {name: dellink, attribute-set: link-attrs, do: {request: {value: 17}}}\n";
        SchemaText whole = _links.With(two), part = new(whole.Path, two, whole.Namespace, operations: "getlink");
        Generation edited = Generation.Of(whole, _routes).AfterEditOf(whole, part);

        Assert.Single(edited.Reasons(StepNames.Bound), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Single(edited.OutputReasons(), reason => reason == IncrementalStepRunReason.Modified);
        Assert.DoesNotContain(edited.Result.GeneratedSources, source => source.HintName.Contains("Dellink", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# A comment.\n")]
    [InlineData("\n\n")]
    public void A_comment_or_a_blank_line_emits_nothing_again(string insertion)
    {
        Generation edited = Generation.Of(_links).AfterEditOf(_links, _links.With(insertion + Schema));

        Assert.Equal([IncrementalStepRunReason.Modified], edited.Reasons(StepNames.Files));
        Assert.Equal([IncrementalStepRunReason.Unchanged], edited.Reasons(StepNames.Bound));
        Assert.Equal([IncrementalStepRunReason.Cached], edited.Reasons(StepNames.Model));
        Assert.All(edited.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_one_family_emits_that_family_only()
    {
        string withLink = Schema.Replace("type: u32", "type: u64", StringComparison.Ordinal);
        Generation edited = Generation.Of(_links, _routes).AfterEditOf(_links, _links.With(withLink));

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            edited.Reasons(StepNames.Bound).OrderBy(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Single(edited.OutputReasons(), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Contains("Attr<ulong> Mtu", edited.Source("Links.LinkAttrs"), StringComparison.Ordinal);
        Assert.Contains("Attr<uint> Mtu", edited.Source("Routes.LinkAttrs"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_family_can_be_compiled_into_two_namespaces()
    {
        Generation run = Generation.Of(_links, new SchemaText("copy.yaml", Schema, "Second"));

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.CompilerFindings());
    }

    [Fact]
    public void A_finding_that_only_moves_is_reported_at_its_new_place()
    {
        string broken = Schema.Replace("u32", "u23", StringComparison.Ordinal);
        SchemaText text = _links.With(broken);
        Generation edited = Generation.Of(text).AfterEditOf(text, _links.With("\n" + broken));

        Assert.Equal(8, Assert.Single(edited.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void Errors_take_the_source_away_and_mending_brings_it_back()
    {
        SchemaText broken = _links.With(Schema.Replace("u32", "u23", StringComparison.Ordinal));
        Generation healthy = Generation.Of(_links);
        Generation ill = healthy.AfterEditOf(_links, broken);
        Generation mended = ill.AfterEditOf(broken, _links);

        Assert.Empty(ill.Result.GeneratedSources);
        Assert.Empty(mended.Diagnostics);
        Assert.Equal(healthy.Source("Links.LinkAttrs"), mended.Source("Links.LinkAttrs"));
    }

    private const string Above = """
        name: links
        attribute-sets:
          - name: link-attrs
            attributes:
              - {name: mtu, byte-order: big-endian}
        """;

    private readonly SchemaText _overlay = SchemaText.Overlay("links.overlay.yaml", Above, "links.yaml");

    [Fact]
    public void An_edit_of_an_overlay_emits_its_family_only()
    {
        string edited = Above.Replace("byte-order: big-endian", "type: u16", StringComparison.Ordinal);
        Generation run = Generation.Of(_links, _overlay, _routes).AfterEditOf(_overlay, _overlay.With(edited));

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            run.Reasons(StepNames.Bound).OrderBy(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Single(run.OutputReasons(), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Contains("Attr<ushort> Mtu", run.Source("Links.LinkAttrs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# A comment.\n")]
    [InlineData("\n\n")]
    public void A_comment_or_a_blank_line_in_an_overlay_emits_nothing_again(string insertion)
    {
        Generation edited = Generation.Of(_links, _overlay, _routes).AfterEditOf(_overlay, _overlay.With(insertion + Above));

        Assert.Single(edited.Reasons(StepNames.Files), IncrementalStepRunReason.Modified);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, edited.Reasons(StepNames.Bound));
        Assert.All(edited.Reasons(StepNames.Model), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(edited.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_a_schema_is_read_with_its_overlay()
    {
        Generation run = Generation.Of(_links, _overlay).AfterEditOf(_links, _links.With(Schema.Replace("u32", "u64", StringComparison.Ordinal)));

        Assert.Contains(".U64Big(", run.Source("Links.LinkAttrs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_in_an_overlay_that_only_moves_is_reported_there_at_its_new_place()
    {
        SchemaText broken = _overlay.With(Above.Replace("mtu,", "mut,", StringComparison.Ordinal));
        Generation edited = Generation.Of(_links, broken).AfterEditOf(broken, broken.With("\n" + broken.Content));

        FileLinePositionSpan place = Assert.Single(edited.Diagnostics).Location.GetLineSpan();
        Assert.Equal(("links.overlay.yaml", 5), (place.Path, place.StartLinePosition.Line));
    }

    [Fact]
    public void No_step_holds_an_object_of_the_compiler()
    {
        object[] values = [.. Generation.Of([.. Everything, _overlay]).StepValues()];

        Assert.NotEmpty(values);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (object value in values) AssertFree(value, value.GetType().Name, seen);
        Assert.True(seen.Count > 20, "the walk saw next to nothing");
    }

    private static readonly Type[] s_ofTheCompiler =
    [
        typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SemanticModel), typeof(Location), typeof(Diagnostic),
        typeof(SourceText), typeof(AdditionalText), typeof(AnalyzerConfigOptions), typeof(AnalyzerConfigOptionsProvider), typeof(DiagnosticDescriptor),
    ];

    private static void AssertFree(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum) return;
        Assert.DoesNotContain(s_ofTheCompiler, type => type.IsInstanceOfType(value));
        Assert.False(value.GetType().Namespace?.StartsWith("YamlDotNet", StringComparison.Ordinal), path);
        if (!value.GetType().IsValueType && !seen.Add(value)) return;
        if (value is IEnumerable items)
        {
            foreach (object? item in items) AssertFree(item, path + "[]", seen);
            return;
        }
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true || value is System.Runtime.CompilerServices.ITuple)
                    AssertFree(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
