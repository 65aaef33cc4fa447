using System.Collections.Immutable;
using System.Globalization;
using Netlink.Generators.Diagnostics;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <summary>Takes typed values out of a mapping and reports what is not as it should be. A value that was reported reads as absent.</summary>
/// <param name="What">What the mapping describes, for messages: "attribute 'mtu'".</param>
internal sealed partial record MappingReader(YamlMapping Mapping, string What, DiagnosticBag Diagnostics)
{
    /// <returns>Null when the node is no mapping.</returns>
    public static MappingReader? Open(YamlNode node, string what, string[] keys, DiagnosticBag diagnostics)
    {
        if (node is not YamlMapping mapping)
        {
            diagnostics.Report(Descriptors.WrongShape, node.Span, what, "a mapping", node.Shape);
            return null;
        }
        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = entry.Key.Value;
            if (Array.IndexOf(keys, key) < 0)
                diagnostics.Report(Descriptors.UnknownKey, entry.Key.Span, key, what, Spelling.Suggest(key, keys, "remove it"));
        }
        return new MappingReader(mapping, what, diagnostics);
    }

    public bool Has(string key) => Mapping.Find(key) is not null;

    /// <summary>Where the key's value stands; the mapping's own place when it is absent.</summary>
    public SourceSpan At(string key) => Mapping.Find(key)?.Span ?? Mapping.Span;

    /// <summary>Where the key itself stands.</summary>
    public SourceSpan KeyAt(string key) => Mapping.Entries.FirstOrDefault(entry => entry.Key.Value == key).Key?.Span ?? Mapping.Span;

    public string? Text(string key) => Mapping.Find(key) switch
    {
        null => null,
        YamlScalar scalar => scalar.Value,
        YamlNode other => Wrong<string>(key, "text", other),
    };

    /// <summary>The text that must be there; <paramref name="example"/> is what the message proposes.</summary>
    public string? Required(string key, string example)
    {
        if (Text(key) is { Length: > 0 } text) return text;
        if (Mapping.Find(key) is null or YamlScalar) Missing(key, example, At(key));
        return null;
    }

    /// <summary>Reports a key that must be there, whatever its value's shape, at the name of what lacks it.</summary>
    public void Demand(string key, string example)
    {
        if (!Has(key)) Missing(key, example, At("name"));
    }

    /// <summary>The word at <paramref name="key"/>, if it is one of <paramref name="words"/>.</summary>
    public string? Word(string key, string[] words)
    {
        if (Text(key) is not { } word || Array.IndexOf(words, word) >= 0) return Text(key);
        Diagnostics.Report(Descriptors.UnknownWord, At(key), word, key, Spelling.Suggest(word, words, "remove it"));
        return null;
    }

    public bool Truth(string key)
    {
        string? word = Text(key);
        if (word is null or "false" or "False") return false;
        if (word is "true" or "True") return true;
        Diagnostics.Report(Descriptors.UnknownWord, At(key), word, key, "write 'true' or 'false'");
        return false;
    }

    public long? Integer(string key, long least, long most)
    {
        if (Text(key) is not { } text) return null;
        if (TryParse(text, out decimal value) && value >= least && value <= most) return (long)value;
        BadNumber(key, $"a number from {least} to {most}");
        return null;
    }

    public ImmutableArray<YamlNode> List(string key) => Mapping.Find(key) switch
    {
        null => [],
        YamlSequence sequence => sequence.Items,
        YamlNode other => Wrong<YamlSequence>(key, "a list", other)?.Items ?? [],
    };

    /// <summary>A list of names and where each stands.</summary>
    public IEnumerable<YamlScalar> Names(string key)
    {
        foreach (YamlNode item in List(key))
        {
            if (item is YamlScalar name) yield return name;
            else Diagnostics.Report(Descriptors.WrongShape, item.Span, $"an entry of '{key}'", "a name", item.Shape);
        }
    }

    /// <summary>The mapping at <paramref name="key"/>; null when there is none.</summary>
    public MappingReader? Inner(string key, string what, string[] keys) =>
        Mapping.Find(key) is { } node ? Open(node, what, keys, Diagnostics) : null;

    /// <summary>Decimal or 0x-hexadecimal, with a sign or without.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            bool hex = ulong.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong bits);
            value = bits;
            return hex;
        }
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private T? Wrong<T>(string key, string expected, YamlNode found) where T : class
    {
        Diagnostics.Report(Descriptors.WrongShape, found.Span, $"'{key}' of {What}", expected, found.Shape);
        return null;
    }

    private void Missing(string key, string example, SourceSpan at) =>
        Diagnostics.Report(Descriptors.MissingKey, at, char.ToUpperInvariant(What[0]) + What.Substring(1), key, example);
}
