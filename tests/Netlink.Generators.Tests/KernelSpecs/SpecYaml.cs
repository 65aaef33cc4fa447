using System.Text;
using YamlDotNet.RepresentationModel;

namespace Netlink.Generators.Tests.KernelSpecs;

/// <summary>A specification as its YAML says, read without the generator: names only, and the C# names that the documentation promises.</summary>
internal sealed class SpecYaml
{
    private readonly YamlMappingNode _root;

    public SpecYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        _root = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public IEnumerable<YamlMappingNode> Sets => Items(_root, "attribute-sets");

    public IEnumerable<YamlMappingNode> Operations => Items((YamlMappingNode)_root["operations"], "list");

    public IEnumerable<YamlMappingNode> Definitions => Items(_root, "definitions");

    /// <summary>Attributes of a set that have content; of a subset with the type that its parent gives.</summary>
    public IEnumerable<(YamlMappingNode Attribute, string Type)> Attributes(YamlMappingNode set)
    {
        YamlMappingNode? parent = Text(set, "subset-of") is { } name ? Sets.Single(other => Text(other, "name") == name) : null;
        foreach (YamlMappingNode attribute in Items(set, "attributes"))
        {
            YamlMappingNode? inherited = parent is null ? null : Items(parent, "attributes").Single(other => Text(other, "name") == Text(attribute, "name"));
            string type = Text(attribute, "type") ?? Text(inherited!, "type")!;
            if (type is not ("unused" or "pad")) yield return (attribute, type);
        }
    }

    public static IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out YamlNode? list) ? ((YamlSequenceNode)list).Children.OfType<YamlMappingNode>() : [];

    public static IEnumerable<string> Names(YamlMappingNode node, string key) => ((YamlSequenceNode)node[key]).Children
        .Select(item => item is YamlScalarNode bare ? bare.Value! : Text((YamlMappingNode)item, "name")!);

    public static string? Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out YamlNode? value) && value is YamlScalarNode scalar ? scalar.Value : null;

    public static bool Has(YamlMappingNode node, params string[] path)
    {
        YamlNode? at = node;
        foreach (string key in path)
        {
            if (at is not YamlMappingNode mapping || !mapping.Children.TryGetValue(key, out at)) return false;
        }
        return true;
    }

    /// <summary><c>net-ns-fd</c> is <c>NetNsFd</c>; a digit in front gets an underscore.</summary>
    public static string CSharp(string name)
    {
        var text = new StringBuilder();
        foreach (string word in name.Split(['-', '_', ' ', '.', '/'], StringSplitOptions.RemoveEmptyEntries))
            text.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
        return char.IsDigit(text[0]) ? $"_{text}" : text.ToString();
    }
}
