using System.Collections.Immutable;

namespace Netlink.Generators.Yaml;

/// <summary>A piece of YAML and where it stands. An alias is the very node that its anchor names.</summary>
internal abstract class YamlNode(SourceSpan span)
{
    public SourceSpan Span { get; } = span;

    /// <summary>What the author sees there, for messages: "a list", "a mapping", "text".</summary>
    public abstract string Shape { get; }
}

internal sealed class YamlScalar(string value, SourceSpan span) : YamlNode(span)
{
    public string Value { get; } = value;
    public override string Shape => Value.Length == 0 ? "nothing" : "text";
}

internal sealed class YamlSequence(ImmutableArray<YamlNode> items, SourceSpan span) : YamlNode(span)
{
    public ImmutableArray<YamlNode> Items { get; } = items;
    public override string Shape => "a list";
}

internal sealed class YamlMapping(ImmutableArray<YamlEntry> entries, SourceSpan span) : YamlNode(span)
{
    public ImmutableArray<YamlEntry> Entries { get; } = entries;
    public override string Shape => "a mapping";

    public YamlNode? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Value == key) return entry.Value;
        }
        return null;
    }
}

internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
