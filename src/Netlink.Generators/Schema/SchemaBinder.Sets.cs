using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <content>Attribute sets: their names and numbers first, so that attributes can refer to any of them.</content>
internal sealed partial class SchemaBinder
{
    /// <summary>nla_type has 14 bits for the number; the upper two are NLA_F_NESTED and NLA_F_NET_BYTEORDER.</summary>
    private const int MaxAttributeNumber = 0x3fff;

    private sealed record DeclaredSet(string Name, string TypeName, int Id, MappingReader Reader, NameScope Members)
    {
        public List<DeclaredAttribute> Attributes { get; } = [];
    }

    private sealed record DeclaredAttribute(string Name, string PropertyName, string CName, int Number, string Type, MappingReader Reader);

    private readonly Dictionary<string, DeclaredSet> _sets = [];
    private readonly HashSet<string> _nestedSets = [];
    private readonly HashSet<string> _arraySets = [];
    private readonly HashSet<string> _tableSets = [];
    private readonly Dictionary<string, string> _recordHeaders = [];
    private readonly List<AttributeSet> _boundSets = [];

    private void DeclareSets()
    {
        foreach (YamlNode node in _family.List("attribute-sets"))
        {
            if (MappingReader.Open(node, "an attribute set", KnownKeys.AttributeSet, _diagnostics) is not { } reader) continue;
            if (reader.Required("name", "…") is not { } name || CSharpName(name, reader.At("name")) is not { } typeName) continue;
            if (_sets.ContainsKey(name))
            {
                reader.Duplicate("name", "an attribute set");
                continue;
            }
            typeName = _types.Take(typeName, "Attrs", $"attribute set '{name}'", name, reader.At("name"));
            if (_sets.Values.All(set => set.TypeName != typeName))
                _types.Claim(typeName + "Builder", $"the builder of attribute set '{name}'", name, reader.At("name"));
            var members = new NameScope(StringComparer.Ordinal, _diagnostics);
            _sets.Add(name, new DeclaredSet(name, typeName, _sets.Count + 1, reader with { What = $"attribute set '{name}'" }, members));
        }
        foreach (DeclaredSet set in _sets.Values.Where(set => !set.Reader.Has("subset-of"))) DeclareAttributes(set);
        foreach (DeclaredSet set in _sets.Values.Where(set => set.Reader.Has("subset-of"))) DeclareSubset(set);
    }

    private void DeclareAttributes(DeclaredSet set)
    {
        string prefix = set.Reader.Text("name-prefix") ?? (set.Name == _name ? $"{_name}-a-" : $"{_name}-a-{set.Name}-");
        Dictionary<int, string> numbers = [];
        int next = 1;
        set.Reader.Demand("attributes", "[…]");
        foreach (YamlNode node in set.Reader.List("attributes"))
        {
            if (MappingReader.Open(node, "an attribute", KnownKeys.Attribute, _diagnostics) is not { } reader) continue;
            if (reader.Required("name", "…") is not { } name) continue;
            reader = reader with { What = $"attribute '{name}'" };
            int number = (int)(reader.Integer("value", 0, MaxAttributeNumber) ?? next);
            next = number + 1;
            if (numbers.TryGetValue(number, out string? other))
                _diagnostics.Report(Descriptors.DuplicateValue, reader.At("value"), "Attribute", name, $"{number}", other);
            numbers[number] = name;
            if (reader.Required("type", "u32") is not { } type) continue;
            Declare(set, reader, name, number, type, KernelNames.ToConstant(reader.Text("name-prefix") ?? prefix, name));
        }
    }

    /// <summary>A subset takes number and type of the set that it is a part of, and may say further things itself.</summary>
    private void DeclareSubset(DeclaredSet set)
    {
        set.Reader.Misplaced("name-prefix", "a subset has its parent's");
        string parentName = set.Reader.Text("subset-of") ?? "";
        if (!_sets.TryGetValue(parentName, out DeclaredSet? parent))
        {
            set.Reader.Unknown("subset-of", "attribute set", _sets.Keys, "define it under 'attribute-sets'");
            return;
        }
        if (parent.Reader.Has("subset-of"))
        {
            set.Reader.Unsupported("subset-of", "A subset of a subset", $"write 'subset-of: {parent.Reader.Text("subset-of")}'");
            return;
        }
        foreach (YamlNode node in set.Reader.List("attributes"))
        {
            if (MappingReader.Open(node, "an attribute", KnownKeys.Attribute, _diagnostics) is not { } reader) continue;
            if (reader.Required("name", "…") is not { } name) continue;
            // The kernel's devlink lists two names twice, and means it once.
            if (set.Attributes.Exists(attribute => attribute.Name == name)) continue;
            if (parent.Attributes.Find(attribute => attribute.Name == name) is not { } inherited)
            {
                IEnumerable<string> known = parent.Attributes.Select(attribute => attribute.Name);
                reader.Unknown("name", $"attribute in '{parentName}' called", known, "only its attributes can be in a subset");
                continue;
            }
            MappingReader merged = inherited.Reader with { Mapping = Merge(inherited.Reader.Mapping, reader.Mapping) };
            reader.Misplaced("value", "a subset has its parent's numbers");
            Declare(set, merged, name, inherited.Number, merged.Text("type") ?? inherited.Type, inherited.CName);
        }
    }

    private static YamlMapping Merge(YamlMapping parent, YamlMapping own)
    {
        IEnumerable<YamlEntry> inherited = parent.Entries.Where(entry => own.Find(entry.Key.Value) is null);
        return new YamlMapping([.. own.Entries, .. inherited], own.Span);
    }

    private void Declare(DeclaredSet set, MappingReader reader, string name, int number, string type, string cName)
    {
        if (CSharpName(name, reader.At("name")) is not { } property) return;
        if (set.Attributes.Exists(attribute => attribute.Name == name))
        {
            reader.Duplicate("name", "an attribute");
            return;
        }
        if (type is not ("pad" or "unused"))
        {
            if (property == set.TypeName || property == set.TypeName + "Builder" || ReservedNames.Members.Contains(property))
                property += "Attribute";
            set.Members.Claim(property, $"attribute '{name}'", name, reader.At("name"));
        }
        set.Attributes.Add(new DeclaredAttribute(name, property, cName, number, type, reader));
    }

    private void BindSets()
    {
        List<(DeclaredSet Set, EquatableArray<SchemaAttribute> Attributes)> bound = [];
        foreach (DeclaredSet set in _sets.Values) bound.Add((set, BindAttributes(set).ToEquatableArray()));
        // Whether a set needs a builder is known only when every attribute has said what it nests.
        foreach ((DeclaredSet set, EquatableArray<SchemaAttribute> attributes) in bound)
        {
            _boundSets.Add(new AttributeSet(
                set.Id, set.Name, set.TypeName, _isGeneric || _nestedSets.Contains(set.TypeName), _arraySets.Contains(set.TypeName), _tableSets.Contains(set.TypeName),
                _recordHeaders.TryGetValue(set.TypeName, out string? record) ? record : null, Prose(set.Reader.Text("doc")), attributes));
        }
    }

    /// <summary>The set that <paramref name="key"/> names; null when the key is absent or the name unknown.</summary>
    private DeclaredSet? SetOf(MappingReader reader, string key)
    {
        if (reader.Text(key) is not { } name) return null;
        if (_sets.TryGetValue(name, out DeclaredSet? set)) return set;
        reader.Unknown(key, "attribute set", _sets.Keys, "define it under 'attribute-sets'");
        return null;
    }
}
