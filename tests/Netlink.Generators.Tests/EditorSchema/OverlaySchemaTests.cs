using Netlink.Generators.Tests.Diagnostics;

namespace Netlink.Generators.Tests.EditorSchema;

/// <summary><c>schemas/ynl-overlay.schema.json</c>, by which editors complete and check overlays: it follows from the one for families.</summary>
public sealed class OverlaySchemaTests
{
    private const string FileName = "ynl-overlay.schema.json";
    private static readonly Lazy<JsonSchemaFile> s_schema = new(() => new JsonSchemaFile(FileName));

    private static string Overlays => Path.Combine(JsonSchemaFile.Folder, "overlays");

    public static TheoryData<string> Ours => [.. Directory.GetFiles(Overlays).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> BrokenOverlays =>
        DiagnosticTests.BrokenSchemas.Select(row => row.Data).Where(name => name.EndsWith(".overlay", StringComparison.Ordinal));

    /// <summary>Broken where an editor sees it, in the overlay alone.</summary>
    public static TheoryData<string> Broken => [.. BrokenOverlays.Where(IsSeen)];

    /// <summary>Broken by what the specification below says; only the generator sees that.</summary>
    public static TheoryData<string> BrokenByWhatIsBelow => [.. BrokenOverlays.Where(name => !IsSeen(name) && name[..6] is not "NLG001")];

    [Fact]
    public void It_is_made_of_the_schema_for_families() =>
        Snapshots.Match(Path.Combine("..", "..", "schemas", FileName), OverlaySchema.Of(JsonSchemaFile.OfFamilies.Root));

    [Theory]
    [MemberData(nameof(Ours))]
    public async Task An_overlay_of_ours_is_valid_and_names_it(string file)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(Overlays, file), TestContext.Current.CancellationToken);
        Assert.Empty(await s_schema.Value.Findings(text));
        Assert.StartsWith($"# yaml-language-server: $schema=../{FileName}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task An_unknown_key_or_word_is_not_valid(string name) => Assert.NotEmpty(await s_schema.Value.Findings(DiagnosticTests.Read(name)));

    [Theory]
    [MemberData(nameof(BrokenByWhatIsBelow))]
    public async Task What_only_the_specification_shows_is_valid(string name) => Assert.Empty(await s_schema.Value.Findings(DiagnosticTests.Read(name)));

    [Theory]
    [InlineData("attribute-sets: [{name: a, attributes: [{name: b, struct: \"\", byte-order: \"\", checks: }]}]")]
    [InlineData("attribute-sets: [{name: a, name-prefix: }]")]
    [InlineData("definitions: [{name: a, value-start: \"\"}, {name: b, doc: Corrected.}, {name: c, members: [{name: d, type: u8}]}]")]
    [InlineData("operations: {list: [{name: a, do: {request: {attributes: all} } }]}")]
    [InlineData("operations: {fixed-header: \"\"}")]
    [InlineData("sub-messages: [{name: a, formats: [{value: b, fixed-header: \"\"}]}]")]
    [InlineData("version: 2")]
    public async Task The_language_of_overlays_is_valid(string rest) => Assert.Empty(await s_schema.Value.Findings("name: test\n" + rest));

    [Theory]
    [InlineData("attribute-sets: [{attributes: []}]")]
    [InlineData("attribute-sets: [{name: a, attributes: [{type: u8}]}]")]
    [InlineData("attribute-sets: [{name: a, attributes: [{name: b, type: u23}]}]")]
    [InlineData("attribute-sets: [{name: a, attributes: [{name: b, checks: {mix: 1}}]}]")]
    [InlineData("definitions: [{name: a, member: []}]")]
    [InlineData("definitions: [{name: a, members: [{name: b}]}]")]
    [InlineData("operations: {list: [{name: a, do: {request: {attributes: any} } }]}")]
    [InlineData("sub-messages: [{name: a, formats: [{attribute-set: b}]}]")]
    [InlineData("mcast-groups: {lists: []}")]
    public async Task What_no_specification_could_mend_is_not_valid(string rest) => Assert.NotEmpty(await s_schema.Value.Findings("name: test\n" + rest));

    private static bool IsSeen(string name) => name[..6] is "NLG002" or "NLG004" or "NLG013" or "NLG014" || name is "NLG003.name-of-an.overlay";
}
