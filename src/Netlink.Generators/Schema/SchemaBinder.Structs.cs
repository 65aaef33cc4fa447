using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <content>Structures and their C layout.</content>
internal sealed partial class SchemaBinder
{
    private const int MaxStructSize = 64 * 1024;

    /// <summary>Null while a structure is being laid out, and for one that cannot be.</summary>
    private readonly Dictionary<string, StructLayout?> _structs = [];

    private readonly HashSet<string> _inLayout = [];

    private StructLayout? LayOut(Definition definition)
    {
        if (_structs.TryGetValue(definition.Name, out StructLayout? known)) return known;
        _structs[definition.Name] = null;
        _inLayout.Add(definition.Name);
        StructLayout layout = LayOutMembers(definition);
        _inLayout.Remove(definition.Name);
        return _structs[definition.Name] = layout;
    }

    private StructLayout LayOutMembers(Definition definition)
    {
        MappingReader reader = definition.Reader;
        var names = new NameScope(StringComparer.Ordinal, _diagnostics);
        List<StructMember> members = [];
        int offset = 0, alignment = 1;
        reader.Demand("members", "[…]");
        foreach (YamlNode node in reader.List("members"))
        {
            if (MappingReader.Open(node, $"a member of struct '{definition.Name}'", KnownKeys.StructMember, _diagnostics) is not { } member) continue;
            if (member.Required("name", "…") is not { } name || CSharpName(name, member.At("name")) is not { } csharp) continue;
            if (Shape(member with { What = $"member '{name}'" }, definition) is not { } shape) continue;
            offset = Align(offset, shape.Alignment);
            alignment = Math.Max(alignment, shape.Alignment);
            if (shape.Type is { } type)
            {
                if (csharp == definition.TypeName || ReservedNames.Members.Contains(csharp)) csharp += "Member";
                names.Claim(csharp, $"member '{name}'", name, member.At("name"));
                if (type is BytesMember) names.Claim(csharp + "Bytes", $"the array type of member '{name}'", name, member.At("name"));
                members.Add(new StructMember(name, csharp, KernelNames.ToMember(name), offset, type, member.Text("display-hint"), Prose(member.Text("doc"))));
            }
            offset += shape.Size;
            if (offset > MaxStructSize)
            {
                string most = $"at most {MaxStructSize}, what an attribute holds";
                _diagnostics.Report(Descriptors.BadNumber, member.At("len"), $"{offset} bytes", definition.Name, most);
                break;
            }
        }
        return new StructLayout(
            definition.Name, definition.TypeName, KernelNames.ToMember(definition.Name), Align(offset, alignment), alignment,
            Prose(reader.Text("doc")), members.ToEquatableArray());
    }

    private static int Align(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

    /// <param name="Type">Null for padding.</param>
    private readonly record struct MemberShape(MemberType? Type, int Size, int Alignment);

    private MemberShape? Shape(MappingReader member, Definition owner)
    {
        member.Word("display-hint", KnownKeys.DisplayHints);
        if (member.Required("type", "u32") is not { } type) return null;
        if (Scalar(type) is { } scalar)
        {
            member.Misplaced("len", "a scalar has its type's length");
            return new MemberShape(new ScalarMember(scalar, Order(member, scalar), EnumOf(member)), scalar.Size(), scalar.Size());
        }
        if (Array.IndexOf(KnownKeys.MemberTypes, type) < 0)
        {
            member.UnknownType("type", KnownKeys.MemberTypes);
            return null;
        }
        member.Misplaced("enum", "only a scalar has values to name");
        if (type == "binary" && member.Has("struct")) return Nested(member, owner);
        // Bytes have no order; conntrack and ovs_flow still say big-endian of addresses.
        member.Word("byte-order", KnownKeys.ByteOrders);
        if (Length(member) is not { } length) return null;
        return new MemberShape(type == "pad" ? null : new BytesMember(length), length, 1);
    }

    private static Scalar? Scalar(string type) => ScalarFacts.Parse(type) is { } scalar && scalar.Size() > 0 ? scalar : null;

    private MemberShape? Nested(MappingReader member, Definition owner)
    {
        member.Misplaced("len", "the struct has a length");
        string name = member.Text("struct") ?? "";
        if (!_definitions.TryGetValue(name, out Definition? inner) || inner.Kind != "struct")
        {
            member.Unknown("struct", "struct", StructNames, "define it under 'definitions'");
            return null;
        }
        if (_inLayout.Contains(name))
        {
            _diagnostics.Report(Descriptors.CyclicStruct, member.At("struct"), owner.Name, name);
            return null;
        }
        if (LayOut(inner) is not { } layout) return null;
        return new MemberShape(new StructMemberType(layout.TypeName, layout.Size), layout.Size, layout.Alignment);
    }

    private int? Length(MappingReader member)
    {
        if (member.Text("len") is not { } text)
        {
            member.Demand("len", "4");
            return null;
        }
        if (ResolveNumber(text) is { } length)
        {
            if (length is >= 1 and <= MaxStructSize) return (int)length;
            member.BadNumber("len", $"a number from 1 to {MaxStructSize}");
            return null;
        }
        member.Unknown("len", "constant", _constants.Keys, "write a number");
        return null;
    }

    private IEnumerable<string> StructNames =>
        _definitions.Values.Where(definition => definition.Kind == "struct").Select(definition => definition.Name);

    /// <summary>The struct that <paramref name="key"/> names, laid out; null when the key is absent or the name unknown.</summary>
    private StructLayout? StructOf(MappingReader reader, string key)
    {
        if (reader.Text(key) is not { } name) return null;
        if (_definitions.TryGetValue(name, out Definition? definition) && definition.Kind == "struct") return LayOut(definition);
        reader.Unknown(key, "struct", StructNames, "define it under 'definitions'");
        return null;
    }
}
