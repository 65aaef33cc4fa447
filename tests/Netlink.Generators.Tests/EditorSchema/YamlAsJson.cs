using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Netlink.Generators.Tests.EditorSchema;

/// <summary>YAML as an editor hands it to a JSON schema: plain numbers, booleans and nulls are what they look like.</summary>
internal static class YamlAsJson
{
    public static string Convert(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (stream.Documents.Count == 0 ? null : Node(stream.Documents[0].RootNode))?.ToJsonString() ?? "null";
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Node(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        YamlScalarNode other => JsonValue.Create(other.Value),
        _ => throw new NotSupportedException($"no JSON for {node.NodeType}"),
    };

    private static JsonValue? Plain(string text)
    {
        if (text is "" or "~" or "null") return null;
        if (text is "true" or "True" or "false" or "False") return JsonValue.Create(text is "true" or "True");
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)) return JsonValue.Create(number);
        if (text.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong bits))
            return JsonValue.Create(bits);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && double.IsFinite(real) ? JsonValue.Create(real) : JsonValue.Create(text);
    }
}
