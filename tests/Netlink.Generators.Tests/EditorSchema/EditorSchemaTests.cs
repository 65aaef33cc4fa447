using System.Reflection;
using System.Text.Json.Nodes;
using Netlink.Generators.Schema;
using Netlink.Generators.Tests.KernelSpecs;

namespace Netlink.Generators.Tests.EditorSchema;

/// <summary><c>schemas/ynl.schema.json</c>, by which editors complete and check: it knows what the binder knows, and nothing else.</summary>
public sealed class EditorSchemaTests
{
    private static readonly JsonObject s_definitions = JsonSchemaFile.OfFamilies.Definitions;

    /// <summary>Definitions that are no list of keys or words: what a value may look like.</summary>
    private static readonly string[] s_values = ["attributeList", "definition", "name", "number", "length", "limit", "value"];

    public static TheoryData<string> Specs => Specifications.Paths;

    public static TheoryData<string> Ours => [.. Directory.GetFiles(JsonSchemaFile.Folder, "*.yaml").Select(path => Path.GetFileName(path)).Where(IsFamily).Order(StringComparer.Ordinal)];

    /// <summary>Broken where a schema for editors can see it: unknown keys, types and words, and things of the wrong kind.</summary>
    public static TheoryData<string> Broken => [.. Diagnostics.DiagnosticTests.BrokenSchemas.Select(row => row.Data)
        .Where(name => name[..6] is "NLG002" or "NLG004" or "NLG013" or "NLG014" && !name.EndsWith(".overlay", StringComparison.Ordinal))];

    [Fact]
    public void It_lists_the_keys_and_words_of_the_binder_and_no_others()
    {
        FieldInfo[] lists = [.. typeof(KnownKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(string[]))];
        Assert.True(lists.Length >= 20);
        Assert.All(lists, list =>
        {
            string name = DefinitionOf(list.Name);
            Assert.True(s_definitions.ContainsKey(name), $"no definition '{name}' for KnownKeys.{list.Name}");
            JsonNode definition = s_definitions[name]!;
            IEnumerable<string> known = definition["properties"] is JsonObject keys
                ? keys.Select(pair => pair.Key)
                : definition["enum"]!.AsArray().Select(word => word!.GetValue<string>());
            Assert.Equal(((string[])list.GetValue(null)!).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
            if (definition["properties"] is not null) Assert.False(definition["additionalProperties"]!.GetValue<bool>());
        });
        Assert.Equal(s_values.Order(), s_definitions.Select(pair => pair.Key).Except(lists.Select(list => DefinitionOf(list.Name))).Order());
    }

    [Fact]
    public void Every_key_is_explained()
    {
        string[] silent = [.. s_definitions.Where(pair => pair.Value!["properties"] is not null)
            .SelectMany(pair => pair.Value!["properties"]!.AsObject().Select(key => (Path: $"{pair.Key}.{key.Key}", key.Value)))
            .Where(key => key.Value!["description"] is null && key.Value!["$ref"] is null)
            .Select(key => key.Path)];
        Assert.Empty(silent);
        Assert.All(s_definitions, pair => Assert.NotNull(pair.Value!["description"]));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public async Task A_specification_of_the_kernel_is_valid(string path) => Assert.Empty(await Findings(Specifications.Read(path).Content));

    [Theory]
    [MemberData(nameof(ConstructTests.Constructs), MemberType = typeof(ConstructTests))]
    public async Task Every_construct_is_valid(string name) => Assert.Empty(await Findings(ConstructTests.Read(name).Content));

    [Theory]
    [MemberData(nameof(Ours))]
    public async Task A_schema_of_ours_is_valid_and_names_it(string file)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(JsonSchemaFile.Folder, file), TestContext.Current.CancellationToken);
        Assert.Empty(await Findings(text));
        Assert.StartsWith("# yaml-language-server: $schema=ynl.schema.json\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_schema_is_not_valid(string name) => Assert.NotEmpty(await Findings(Diagnostics.DiagnosticTests.Read(name)));

    private static bool IsFamily(string file) => !file.EndsWith(".overlay.yaml", StringComparison.Ordinal);

    /// <summary><c>AttributeTypes</c> is <c>attributeType</c>; the operations, checks and groups are several in YNL too.</summary>
    private static string DefinitionOf(string field)
    {
        string name = char.ToLowerInvariant(field[0]) + field[1..];
        return field is "Operations" or "Checks" or "Groups" || !name.EndsWith('s') ? name : name[..^1];
    }

    private static Task<IEnumerable<string>> Findings(string yaml) => JsonSchemaFile.OfFamilies.Findings(yaml);
}
