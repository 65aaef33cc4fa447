using Netlink.Generators.Diagnostics;
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
            if (header is not null && !format.Has("attribute-set"))
            {
                string what = $"Format '{value}' with a header and no attributes";
                format.Unsupported("fixed-header", what, "add an 'attribute-set' to follow the header");
                continue;
            }
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
        if (Selector(set, attribute, selector) is not { } found) return null;
        foreach (SubMessageFormat format in _subMessages[index].Formats)
        {
            if (format.Set is null) continue;
            string property = attribute.PropertyName + format.Suffix, owner = $"format '{format.Value}' of '{attribute.Name}'";
            set.Members.Claim(property, owner, attribute.Name, reader.At("name"));
            set.Members.Claim("Begin" + property, owner, attribute.Name, reader.At("name"));
        }
        return new SubMessageType(index, found.Number, found.PropertyName);
    }

    private DeclaredAttribute? Selector(DeclaredSet set, DeclaredAttribute payload, string name)
    {
        DeclaredAttribute? selector = set.Attributes.Find(attribute => attribute.Name == name);
        string? fault = selector switch
        {
            null when _sets.Values.Any(other => other.Attributes.Exists(attribute => attribute.Name == name)) =>
                $"it is not in '{set.Name}'; only an attribute beside the payload can select",
            null => Spelling.Suggest(name, Strings(set), $"there is no such attribute in '{set.Name}'"),
            { Type: not "string" } => $"it is of type '{selector.Type}'; only a string can select",
            _ when selector.Reader.Truth("multi-attr") => "it may stand more than once; remove its 'multi-attr'",
            _ => null,
        };
        if (fault is null) return selector;
        _diagnostics.Report(Descriptors.BadSelector, payload.Reader.At("selector"), name, payload.Name, fault);
        return null;
    }

    private static IEnumerable<string> Strings(DeclaredSet set) =>
        set.Attributes.Where(attribute => attribute.Type == "string").Select(attribute => attribute.Name);
}
