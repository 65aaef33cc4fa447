using Netlink.Generators.Diagnostics;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Nodes_know_their_line_and_column()
    {
        var root = (YamlMapping)Read("name: test\nlist:\n  - one\n  -\n    two: 2\n");

        var list = (YamlSequence)root.Find("list")!;
        Assert.Equal((2, 4), Place(list.Items[0]));
        Assert.Equal((4, 4), Place(list.Items[1]));
        Assert.Equal((4, 9), Place(((YamlMapping)list.Items[1]).Find("two")!));
    }

    [Fact]
    public void A_span_covers_the_text_it_is_about()
    {
        const string Text = "a: 1\nname: 'quoted'\n";
        YamlNode node = ((YamlMapping)Read(Text)).Find("name")!;

        Assert.Equal("'quoted'", Text.Substring(node.Span.Start, node.Span.Length));
    }

    [Fact]
    public void An_alias_is_the_node_of_its_anchor()
    {
        var root = (YamlMapping)Read("first: &all [a, b]\nsecond: *all\n");

        Assert.Same(root.Find("first"), root.Find("second"));
    }

    [Theory]
    [InlineData("doc: |\n  two\n  lines\n", "two\nlines\n")]
    [InlineData("doc: >-\n  folded\n  text\n", "folded text")]
    [InlineData("doc: plain\n  goes on\n", "plain goes on")]
    [InlineData("doc: \"a\\tb\"\n", "a\tb")]
    [InlineData("doc:\n", "")]
    public void Texts_of_every_style_are_read(string yaml, string expected)
        => Assert.Equal(expected, Assert.IsType<YamlScalar>(((YamlMapping)Read(yaml)).Find("doc")).Value);

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: *b")]
    [InlineData("a: &a [*a]")]
    [InlineData("\t")]
    [InlineData("")]
    [InlineData("a: \"")]
    [InlineData("? [a]\n: b\n")]
    [InlineData("%YAML 9.9\n---\na: b\n...\nx: [}")]
    [InlineData("a: !tag b: c")]
    [InlineData("\0")]
    public void What_is_no_schema_is_a_diagnostic_and_no_exception(string text)
    {
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(text, diagnostics, CancellationToken.None);

        Assert.NotEmpty(diagnostics.ToEquatableArray());
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Hostile_depth_is_a_diagnostic(char open, char close)
    {
        var diagnostics = new DiagnosticBag();
        string inner = open == '{' ? "{a: " : "[";
        YamlReader.Read(string.Concat(Enumerable.Repeat(inner, 5000)) + new string(close, 5000), diagnostics, CancellationToken.None);

        Assert.Equal(Descriptors.NotYaml.Id, Assert.Single(diagnostics.ToEquatableArray()).Id);
    }

    [Fact]
    public void Every_cut_of_a_schema_is_read_without_an_exception()
    {
        string whole = File.ReadAllText(Path.Combine(Snapshots.ProjectFolder, "Emit", "Snapshots", "sub-message.yaml"));
        for (int length = 0; length < whole.Length; length++) Assert.Null(Generation.Of(whole[..length]).Result.Exception);
    }

    private static YamlNode Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        YamlNode? root = YamlReader.Read(text, diagnostics, CancellationToken.None);
        Assert.Empty(diagnostics.ToEquatableArray());
        return root!;
    }

    private static (int Line, int Column) Place(YamlNode node) => (node.Span.Line, node.Span.Column);
}
