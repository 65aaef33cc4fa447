using System.Text.Json.Nodes;
using NJsonSchema;

namespace Netlink.Generators.Tests.EditorSchema;

/// <summary>One of the JSON schemas of <c>schemas/</c>.</summary>
internal sealed class JsonSchemaFile
{
    private readonly Lazy<Task<JsonSchema>> _schema;

    public JsonSchemaFile(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name));
        Root = (JsonObject)JsonNode.Parse(text)!;
        _schema = new(() => JsonSchema.FromJsonAsync(text));
    }

    public static JsonSchemaFile OfFamilies { get; } = new("ynl.schema.json");

    public static string Folder => Path.Combine(Snapshots.ProjectFolder, "..", "..", "schemas");

    public JsonObject Root { get; }

    public JsonObject Definitions => (JsonObject)Root["definitions"]!;

    /// <summary>What an editor marks in a text: none in one that is valid.</summary>
    public async Task<IEnumerable<string>> Findings(string yaml) =>
        (await _schema.Value).Validate(YamlAsJson.Convert(yaml)).Select(error => $"{error.Path}: {error.Kind}");
}
