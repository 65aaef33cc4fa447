using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Netlink.Generators.Tests.Hostile;

/// <summary>Edits of a schema's tree: parts dropped, doubled, exchanged, words replaced by others of the same file. It stays YAML.</summary>
internal static class NodeEdits
{
    private static readonly string[] s_words =
    [
        "", "0", "-1", "0x3fff", "18446744073709551615", "99999999999999999999999999999", "1 - 1", "u32-max", "nest", "struct", "binary", "string", "flags", "enum", "const",
        "pad", "unused", "u8", "s64", "uint", "bitfield32", "sub-message", "indexed-array", "nest-type-value", "true", "netlink-raw", "genetlink-c", "directional", "big-endian", "a'b\"c\\d", "<&>", "é",
        "Dispose", "get", "Equals", "request", "string-builder", "span", "system",
    ];

    public static string Apply(string text, Random random)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        YamlNode root = stream.Documents[0].RootNode;
        for (int edits = random.Next(1, 5); edits > 0; edits--) Edit([.. All(root)], random);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        stream.Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private static void Edit(List<YamlNode> nodes, Random random)
    {
        switch (nodes[random.Next(nodes.Count)])
        {
            case YamlScalarNode scalar:
                scalar.Value = random.Next(3) > 0 && nodes[random.Next(nodes.Count)] is YamlScalarNode other ? other.Value : s_words[random.Next(s_words.Length)];
                break;
            case YamlSequenceNode { Children.Count: > 0 } list:
                int at = random.Next(list.Children.Count);
                if (random.Next(3) == 0) list.Children.RemoveAt(at);
                else if (random.Next(2) == 0) list.Children.Insert(at, list.Children[random.Next(list.Children.Count)]);
                else (list.Children[at], list.Children[0]) = (list.Children[0], list.Children[at]);
                break;
            case YamlMappingNode { Children.Count: > 0 } mapping:
                YamlNode key = mapping.Children.Keys.ElementAt(random.Next(mapping.Children.Count));
                if (random.Next(3) == 0) mapping.Children.Remove(key);
                else mapping.Children[key] = Copy(nodes[random.Next(nodes.Count)], 3);
                break;
        }
    }

    /// <summary>A part of another place, cut where it gets deep, so that nothing contains itself.</summary>
    private static YamlNode Copy(YamlNode node, int depth) => node switch
    {
        YamlScalarNode scalar => new YamlScalarNode(scalar.Value),
        YamlSequenceNode list when depth > 0 => new YamlSequenceNode(list.Children.Take(5).Select(item => Copy(item, depth - 1))),
        YamlMappingNode mapping when depth > 0 => new YamlMappingNode(mapping.Children.Select(pair => KeyValuePair.Create(Copy(pair.Key, 0), Copy(pair.Value, depth - 1)))),
        _ => new YamlScalarNode("deep"),
    };

    private static IEnumerable<YamlNode> All(YamlNode node)
    {
        yield return node;
        IEnumerable<YamlNode> inner = node switch
        {
            YamlSequenceNode list => list.Children,
            YamlMappingNode mapping => mapping.Children.Values,
            _ => [],
        };
        foreach (YamlNode child in inner.ToArray())
        {
            foreach (YamlNode below in All(child)) yield return below;
        }
    }
}
