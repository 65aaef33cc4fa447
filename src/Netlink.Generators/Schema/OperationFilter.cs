using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <summary>Leaves of a family what some of its operations need, so that nobody compiles all of nl80211 for one request.</summary>
internal sealed class OperationFilter
{
    private readonly Family _family;
    private readonly Dictionary<string, AttributeSet> _sets;
    private readonly Dictionary<string, StructLayout> _structs;
    private readonly HashSet<string> _kept = [];
    private readonly HashSet<int> _subMessages = [];

    private OperationFilter(Family family)
    {
        _family = family;
        _sets = family.Sets.ToDictionary(set => set.TypeName);
        _structs = family.Structs.ToDictionary(layout => layout.TypeName);
    }

    /// <param name="operations">Names with commas, semicolons or blanks between them.</param>
    /// <param name="at">Where findings are placed: the family's name.</param>
    public static Family Apply(Family family, string operations, SourceSpan at, DiagnosticBag diagnostics)
    {
        HashSet<string> wanted = [.. operations.Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)];
        string[] known = family.Operations.Select(operation => operation.Name).ToArray();
        foreach (string unknown in wanted.Except(known).OrderBy(name => name, StringComparer.Ordinal))
        {
            string otherwise = "look it up under 'operations'";
            diagnostics.Report(Descriptors.UnknownReference, at, "operation", unknown, Spelling.Suggest(unknown, known, otherwise) + " in the item's 'Operations'");
        }
        return new OperationFilter(family).Keep(family.Operations.Where(operation => wanted.Contains(operation.Name)).ToArray());
    }

    private Family Keep(Operation[] operations)
    {
        foreach (Operation operation in operations)
        {
            KeepStruct(operation.Header?.StructType);
            KeepSet(operation.Set);
            KeepSet(operation.ReplySet);
        }
        return _family with
        {
            Operations = operations.ToEquatableArray(),
            Sets = _family.Sets.Where(set => _kept.Contains(set.TypeName)).ToEquatableArray(),
            Structs = _family.Structs.Where(layout => _kept.Contains(layout.TypeName)).ToEquatableArray(),
            Enums = _family.Enums.Where(type => _kept.Contains(type.TypeName)).ToEquatableArray(),
            // An attribute names its sub-message by its place in the list.
            SubMessages = _family.SubMessages
                .Select((sub, i) => _subMessages.Contains(i) ? sub : sub with { Formats = default }).ToEquatableArray(),
        };
    }

    private void KeepSet(string? name)
    {
        if (name is null || !_kept.Add(name)) return;
        foreach (SchemaAttribute attribute in _sets[name].Attributes) KeepType(attribute.Type);
    }

    private void KeepStruct(string? name)
    {
        if (name is null || !_kept.Add(name)) return;
        foreach (StructMember member in _structs[name].Members)
        {
            if (member.Type is ScalarMember { EnumType: { } names }) _kept.Add(names);
            if (member.Type is StructMemberType inner) KeepStruct(inner.StructType);
        }
    }

    private void KeepType(AttributeType type)
    {
        switch (type)
        {
            case ScalarType { EnumType: { } names }: _kept.Add(names); break;
            case Bitfield32Type { EnumType: { } names }: _kept.Add(names); break;
            case KeyedScalarType keyed: KeepType(keyed.Value); break;
            case ArrayType array: KeepType(array.Element); break;
            case StructType layout: KeepStruct(layout.Struct); break;
            case StructArrayType array: KeepStruct(array.Struct); break;
            case HeadedBytesType headed: KeepStruct(headed.Header); break;
            case RecordsType records:
                KeepStruct(records.Header);
                KeepSet(records.Set);
                break;
            case NestArrayType array: KeepSet(array.Set); break;
            case KeyedNestType keyed: KeepSet(keyed.Set); break;
            case NestType nest:
                KeepStruct(nest.Header);
                KeepSet(nest.Set);
                break;
            case SubMessageType sub:
                _kept.Add(sub.Selector.Type);
                if (_subMessages.Add(sub.SubMessage)) KeepFormats(_family.SubMessages[sub.SubMessage]);
                break;
        }
    }

    private void KeepFormats(SubMessage sub)
    {
        foreach (SubMessageFormat format in sub.Formats)
        {
            KeepStruct(format.Header);
            KeepSet(format.Set);
        }
    }
}
