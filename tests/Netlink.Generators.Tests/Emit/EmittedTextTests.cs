namespace Netlink.Generators.Tests.Emit;

/// <summary>What holds for every emitted file, shown on the schema of rtnetlink.</summary>
public sealed class EmittedTextTests
{
    private static readonly Lazy<Generation> s_rtnetlink = new(() => Generation.Of(new SchemaText(
        "rtnetlink.yaml", File.ReadAllText(Path.Combine(Snapshots.ProjectFolder, "..", "..", "schemas", "rtnetlink.yaml")), "Some.Place")));

    [Fact]
    public void The_schema_of_rtnetlink_gives_no_finding_and_code_that_compiles_without_a_warning()
    {
        Assert.Empty(s_rtnetlink.Value.Diagnostics);
        Assert.Empty(s_rtnetlink.Value.CompilerFindings());
    }

    [Fact]
    public void No_using_is_unnecessary()
        => Assert.DoesNotContain(s_rtnetlink.Value.Compilation().GetDiagnostics(TestContext.Current.CancellationToken), finding => finding.Id == "CS8019" && finding.Location.SourceTree!.FilePath.Length > 0);

    [Fact]
    public void Files_are_UTF_8_without_a_mark_and_end_lines_with_LF()
    {
        Assert.All(s_rtnetlink.Value.Result.GeneratedSources, source =>
        {
            string text = source.SourceText.ToString();
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.Empty(source.SourceText.Encoding!.Preamble.ToArray());
            Assert.DoesNotContain("global::", text, StringComparison.Ordinal);
            Assert.All(text.Split('\n'), line => Assert.False(line.EndsWith(' '), line));
        });
    }

    [Fact]
    public void An_attribute_costs_two_lines_in_each_direction()
    {
        string one = Generation.Of(Schema("      - {name: mtu, type: u32}\n")).Source("Test.LinkAttrs");
        string two = Generation.Of(Schema("      - {name: mtu, type: u32}\n      - {name: link, type: u32}\n")).Source("Test.LinkAttrs");

        Assert.Equal(2, Lines(two) - Lines(one));
    }

    [Fact]
    public void The_namespace_is_the_items_or_else_the_projects_and_the_family()
    {
        string schema = Schema("      - {name: mtu, type: u32}\n");

        Assert.Contains("namespace Given.Here;", Generation.Of(new SchemaText("a.yaml", schema, "Given.Here")).Source("Test.LinkAttrs"), StringComparison.Ordinal);
        Assert.Contains("namespace Root.Test;", Generation.Of(new SchemaText("a.yaml", schema, ns: null)).Source("Test.LinkAttrs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_and_a_set_of_one_name_have_a_file_each()
    {
        Generation run = Generation.Of(Schema("      - {name: mtu, type: u32}\n").Replace("name: getlink", "name: link-attrs", StringComparison.Ordinal));

        Assert.Empty(run.CompilerFindings());
        Assert.Contains("LinkAttrsRequest", run.Source("Test.LinkAttrsOperation"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_marked_as_a_family_is_left_alone()
    {
        Generation run = Generation.Of(new SchemaText("notes.yaml", "\tnot even YAML", isFamily: false));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Result.GeneratedSources);
    }

    private static string Schema(string attributes) => $$"""
        name: test
        protocol: netlink-raw
        protonum: 0
        attribute-sets:
          - name: link-attrs
            attributes:
        {{attributes}}
        operations:
          enum-model: directional
          list:
            - name: getlink
              attribute-set: link-attrs
              do: {request: {value: 18} }
        """;

    private static int Lines(string text) => text.Count(c => c == '\n');
}
