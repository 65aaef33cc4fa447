using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <content>Sub-messages: attributes whose content another attribute picks.</content>
internal sealed partial class SchemaBinder
{
    private readonly Dictionary<string, int> _subMessageIndex = [];
    private readonly List<SubMessage> _subMessages = [];

    private void BindSubMessages()
    {
        var names = new NameScope(StringComparer.Ordinal, _diagnostics);
        foreach (YamlNode node in _family.List("sub-messages"))
        {
            if (MappingReader.Open(node, "a sub-message", KnownKeys.SubMessage, _diagnostics) is not { } reader) continue;
            if (reader.Required("name", "…") is not { } name || CSharpName(name, reader.At("name")) is not { } typeName) continue;
            if (_subMessageIndex.ContainsKey(name))
            {
                reader.Duplicate("name", "a sub-message");
                continue;
            }
            names.Claim(typeName, $"sub-message '{name}'", name, reader.At("name"));
            _subMessageIndex.Add(name, _subMessages.Count);
            reader = reader with { What = $"sub-message '{name}'" };
            reader.Demand("formats", "[…]");
            _subMessages.Add(new SubMessage(name, typeName, BindFormats(reader, name).ToEquatableArray()));
        }
    }

    private IEnumerable<SubMessageFormat> BindFormats(MappingReader subMessage, string name)
    {
        var suffixes = new NameScope(StringComparer.Ordinal, _diagnostics);
        HashSet<string> values = [];
        foreach (YamlNode node in subMessage.List("formats"))
        {
            if (MappingReader.Open(node, $"a format of '{name}'", KnownKeys.Format, _diagnostics) is not { } format) continue;
            if (format.Required("value", "…") is not { } value || CSharpName(value, format.At("value")) is not { } suffix) continue;
            if (!values.Add(value))
            {
                format.Duplicate("value", "a format");
                continue;
            }
            suffixes.Claim(suffix, $"format '{value}'", value, format.At("value"));
            StructLayout? header = StructOf(format, "fixed-header");
            DeclaredSet? set = SetOf(format, "attribute-set");
            if (set is not null) _nestedSets.Add(set.TypeName);
            yield return new SubMessageFormat(value, suffix.TrimStart('_'), set?.TypeName, header?.TypeName);
        }
    }

    private SubMessageType? BindSubMessageUse(DeclaredSet set, DeclaredAttribute attribute)
    {
        MappingReader reader = attribute.Reader;
        if (reader.Required("sub-message", "…") is not { } name) return null;
        if (!_subMessageIndex.TryGetValue(name, out int index))
        {
            reader.Unknown("sub-message", "sub-message", _subMessageIndex.Keys, "define it under 'sub-messages'");
            return null;
        }
        if (reader.Required("selector", "kind") is not { } selector) return null;
        if (FindSelector(set, attribute, selector) is not { } found) return null;
        if (SelectorValues(found, _subMessages[index], attribute) is not { } values) return null;
        foreach (SubMessageFormat format in _subMessages[index].Formats)
        {
            if (format.Set is null && format.Header is null) continue;
            string property = attribute.PropertyName + format.Suffix, owner = $"format '{format.Value}' of '{attribute.Name}'";
            set.Members.Claim(property, owner, attribute.Name, reader.At("name"));
            if (format.Set is not null) set.Members.Claim("Begin" + property, owner, attribute.Name, reader.At("name"));
        }
        return new SubMessageType(index, found, values.ToEquatableArray());
    }
}
