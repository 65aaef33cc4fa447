using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netlink.Generators.Tests.EditorSchema;

/// <summary>
/// Makes <c>ynl-overlay.schema.json</c> of the schema for families: the same keys and words, but an entry says no more than by what
/// it is found, and nothing behind a key takes the key away.
/// </summary>
internal static class OverlaySchema
{
    private const string Nothing = "nothing";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is replaced as a whole, and so is whole in an overlay too.</summary>
    private static readonly string[] s_whole = ["structMember", "checks"];

    public static string Of(JsonObject families)
    {
        var root = (JsonObject)families.DeepClone();
        root["title"] = "Overlay of a YNL netlink family";
        root["description"] = "What is to be corrected in a netlink specification and added to it. Made of ynl.schema.json by ./snapshots.sh.";
        var definitions = (JsonObject)root["definitions"]!;
        foreach ((string name, JsonNode? definition) in definitions)
            if (definition!["properties"] is JsonObject && !s_whole.Contains(name)) Relax(definition.AsObject(), definitions);
        // An entry that corrects has no type, and may then be any of them.
        var definitionKinds = (JsonObject)definitions["definition"]!;
        JsonNode kinds = definitionKinds["oneOf"]!.DeepClone();
        definitionKinds.Remove("oneOf");
        definitionKinds.Add("anyOf", kinds);
        definitions.Add(Nothing, new JsonObject { ["description"] = "Nothing: takes the key away.", ["enum"] = new JsonArray("", null) });
        return root.ToJsonString(s_indented) + "\n";
    }

    private static void Relax(JsonObject definition, JsonObject definitions)
    {
        // "name", and of a format "value"; all else stands in the specification.
        string? key = definition["required"]?.AsArray().Select(required => required!.GetValue<string>())
            .FirstOrDefault(required => required == "name" || definition == definitions["format"]);
        definition.Remove("required");
        var properties = (JsonObject)definition["properties"]!;
        if (key is not null)
        {
            int behind = definition.IndexOf("properties");
            definition.Insert(behind, "required", new JsonArray(key));
        }
        foreach (string other in properties.Select(pair => pair.Key).Where(name => name != key).ToArray())
            properties[other] = OrNothing((JsonObject)properties[other]!);
    }

    private static JsonObject OrNothing(JsonObject property)
    {
        if (property["type"] is JsonValue type && type.GetValue<string>() == "string")
        {
            var text = (JsonObject)property.DeepClone();
            text["type"] = new JsonArray("string", "null");
            return text;
        }
        JsonObject value = [], whole = [];
        foreach ((string name, JsonNode? part) in property) (name == "description" ? whole : value).Add(name, part?.DeepClone());
        // What may be anything may be nothing.
        if (value.Count > 0) whole.Add("anyOf", new JsonArray(value, new JsonObject { ["$ref"] = "#/definitions/" + Nothing }));
        return whole;
    }
}
