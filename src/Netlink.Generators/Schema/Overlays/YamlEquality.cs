using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema.Overlays;

/// <summary>Whether two pieces of YAML say the same of a schema: wherever they stand, in whatever words they document it.</summary>
internal static class YamlEquality
{
    public static bool SaysTheSame(YamlNode one, YamlNode other) => (one, other) switch
    {
        (YamlScalar a, YamlScalar b) => a.Value == b.Value || AreOneNumber(a.Value, b.Value),
        (YamlSequence a, YamlSequence b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items, SaysTheSame).All(same => same),
        (YamlMapping a, YamlMapping b) => Said(a).Count() == Said(b).Count()
            && Said(a).All(entry => b.Find(entry.Key.Value) is { } value && SaysTheSame(entry.Value, value)),
        _ => false,
    };

    private static IEnumerable<YamlEntry> Said(YamlMapping mapping) => mapping.Entries.Where(entry => entry.Key.Value != "doc");

    private static bool AreOneNumber(string a, string b) =>
        MappingReader.TryParse(a, out decimal one) && MappingReader.TryParse(b, out decimal other) && one == other;
}
