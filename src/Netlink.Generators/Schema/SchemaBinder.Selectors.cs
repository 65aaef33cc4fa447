using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <content>What picks the format of a sub-message: an attribute beside it, one around it, or a member of the fixed header.</content>
internal sealed partial class SchemaBinder
{
    /// <summary>For each set those that hold it: in a nest, an array, or a sub-message.</summary>
    private Dictionary<string, List<DeclaredSet>>? _holders;

    private Selector? FindSelector(DeclaredSet set, DeclaredAttribute payload, string name)
    {
        string? fault = null;
        if (set.Attributes.Find(attribute => attribute.Name == name) is { } beside)
        {
            if (SelectorType(beside, out fault) is { } type) return new Selector(SelectorPlace.Beside, name, 0, beside.Number, beside.PropertyName, type, FormOf(beside));
        }
        else if (HeaderMember(name) is { Type: ScalarMember scalar } member)
        {
            var form = new ScalarType(scalar.Scalar, scalar.Order, scalar.EnumType);
            return new Selector(SelectorPlace.Header, name, 0, member.Offset, member.PropertyName, form.EnumType ?? form.Scalar.Keyword(), form);
        }
        else if (Around(set, name) is { } around)
        {
            DeclaredAttribute outer = around.Attributes.Find(attribute => attribute.Name == name)!;
            if (SelectorType(outer, out fault) is { } type) return new Selector(SelectorPlace.Around, name, around.Id, outer.Number, outer.PropertyName, type, FormOf(outer));
        }
        else
        {
            fault = _sets.Values.Any(other => other.Attributes.Exists(attribute => attribute.Name == name))
                ? $"it is not in '{set.Name}', nor in a set around it or the fixed header; only these can select"
                : Spelling.Suggest(name, Candidates(set), $"there is no such attribute in '{set.Name}'");
        }
        _diagnostics.Report(Descriptors.BadSelector, payload.Reader.At("selector"), name, payload.Name, fault!);
        return null;
    }

    private ScalarType? FormOf(DeclaredAttribute selector) =>
        ScalarFacts.Parse(selector.Type) is { } scalar ? new ScalarType(scalar, Order(selector.Reader, scalar), EnumOf(selector.Reader)) : null;

    /// <summary>The C# type in which a selector is read.</summary>
    private string? SelectorType(DeclaredAttribute selector, out string? fault)
    {
        fault = null;
        if (selector.Reader.Truth("multi-attr")) fault = "it may stand more than once; remove its 'multi-attr'";
        else if (selector.Type == "string") return "ReadOnlySpan<byte>";
        else if (ScalarFacts.Parse(selector.Type) is { } scalar) return EnumOf(selector.Reader) ?? scalar.Keyword();
        else fault = $"it is of type '{selector.Type}'; only a string or a number can select";
        return null;
    }

    /// <summary>The nearest set around <paramref name="set"/> that has the attribute.</summary>
    private DeclaredSet? Around(DeclaredSet set, string name)
    {
        _holders ??= FindHolders();
        var queue = new Queue<DeclaredSet>([set]);
        HashSet<string> seen = [set.Name];
        while (queue.Count > 0)
        {
            if (!_holders.TryGetValue(queue.Dequeue().TypeName, out List<DeclaredSet>? around)) continue;
            foreach (DeclaredSet holder in around.Where(holder => seen.Add(holder.Name)))
            {
                if (holder.Attributes.Exists(attribute => attribute.Name == name)) return holder;
                queue.Enqueue(holder);
            }
        }
        return null;
    }

    private Dictionary<string, List<DeclaredSet>> FindHolders()
    {
        Dictionary<string, List<DeclaredSet>> holders = [];
        foreach (DeclaredSet set in _sets.Values)
        {
            foreach (DeclaredAttribute attribute in set.Attributes)
            {
                foreach (string inner in InnerSets(attribute))
                {
                    if (!holders.TryGetValue(inner, out List<DeclaredSet>? around)) holders.Add(inner, around = []);
                    around.Add(set);
                }
            }
        }
        return holders;
    }

    private IEnumerable<string> InnerSets(DeclaredAttribute attribute)
    {
        if (attribute.Reader.Mapping.Find("nested-attributes") is YamlScalar nested && _sets.TryGetValue(nested.Value, out DeclaredSet? set))
            return [set.TypeName];
        return attribute.Reader.Mapping.Find("sub-message") is YamlScalar sub && _subMessageIndex.TryGetValue(sub.Value, out int index)
            ? _subMessages[index].Formats.Where(format => format.Set is not null).Select(format => format.Set!)
            : [];
    }

    /// <summary>The member of that name in a fixed header of the family's messages.</summary>
    private StructMember? HeaderMember(string name)
    {
        if (_family.Mapping.Find("operations") is not YamlMapping operations) return null;
        IEnumerable<YamlMapping> places = (operations.Find("list") as YamlSequence)?.Items.OfType<YamlMapping>() ?? [];
        return places.Prepend(operations)
            .Select(place => place.Find("fixed-header") is YamlScalar header && _structs.TryGetValue(header.Value, out StructLayout? layout) ? layout : null)
            .Where(layout => layout is not null)
            .SelectMany(layout => layout!.Members)
            .FirstOrDefault(member => member.Name == name);
    }

    /// <summary>The value that picks each format, as C# writes it; null when one is none of the selector's values.</summary>
    private List<SelectorValue>? SelectorValues(Selector selector, SubMessage sub, DeclaredAttribute payload)
    {
        List<SelectorValue> values = [];
        foreach (SubMessageFormat format in sub.Formats)
        {
            if (SelectorValue(selector, format.Value) is { } value)
            {
                values.Add(value);
                continue;
            }
            string fault = $"'{format.Value}' is none of its values; write a number, or give it an 'enum' with such an entry";
            _diagnostics.Report(Descriptors.BadSelector, payload.Reader.At("selector"), selector.Name, payload.Name, fault);
            return null;
        }
        return values;
    }

    private SelectorValue? SelectorValue(Selector selector, string value)
    {
        if (selector.IsText) return new SelectorValue(Literal.Utf8(value), null);
        EnumType? names = _enums.Values.Concat(_bitTypes.Values).FirstOrDefault(type => type.TypeName == selector.Type);
        string? csharp = KernelNames.ToCSharp(value);
        if (names?.Entries.FirstOrDefault(entry => entry.Name == csharp) is { } named)
        {
            // A cast, not the entry's name: where a property is called as its enum, that name would be looked for in the property.
            return new SelectorValue($"({names.TypeName})({named.Value})", named.Value);
        }
        return ResolveNumber(value) is { } number ? new SelectorValue($"({selector.Type}){number}", number) : null;
    }

    private static IEnumerable<string> Candidates(DeclaredSet set) =>
        set.Attributes.Where(attribute => attribute.Type == "string" || ScalarFacts.Parse(attribute.Type) is not null).Select(attribute => attribute.Name);
}
