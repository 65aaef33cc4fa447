using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The table from numbers to names, with which an error says which attribute it is about.</summary>
internal static class NameTableEmitter
{
    public static void Emit(SourceWriter w, Family family, IReadOnlyDictionary<string, StructLayout> structs)
    {
        string name = family.TypeName + "Names";
        var table = new Table(family, structs);
        Docs.Text(w, $"The attributes of <c>{family.Name}</c> by number.");
        using (w.Block($"public sealed class {name} : AttributeNames"))
        {
            w.Lines($$"""
                private {{name}}()
                {
                }

                /// <summary>The only instance.</summary>
                public static {{name}} Instance { get; } = new();

                """);
            table.EmitFind(w);
            table.EmitSelectSet(w);
            foreach (AttributeSet set in family.Sets) table.EmitSet(w, set);
            foreach (SubMessage sub in family.SubMessages.Where(sub => sub.Formats.Count > 0)) table.EmitSubMessage(w, sub);
        }
    }

    private sealed class Table(Family family, IReadOnlyDictionary<string, StructLayout> structs)
    {
        private readonly Dictionary<string, int> _ids = family.Sets.ToDictionary(set => set.TypeName, set => set.Id);

        private readonly int _firstFree = family.Sets.Select(set => set.Id).Append(0).Max() + 1;

        /// <summary>Between an indexed array and its entries' attributes lies a level whose types are only places in the list.</summary>
        private readonly List<AttributeSet> _arrays = family.Sets.Where(set => set.IsArrayEntry).ToList();

        /// <summary>Below two keys there are two such levels.</summary>
        private readonly List<AttributeSet> _tables = family.Sets.Where(set => set.IsTableEntry).ToList();

        public void EmitFind(SourceWriter w)
        {
            w.Line("/// <inheritdoc/>");
            w.Line("public override AttributeInfo Find(int set, int type) => set switch");
            w.Line("{");
            foreach (AttributeSet set in family.Sets) w.Line($"    {set.Id} => In{set.TypeName}(type),");
            foreach (AttributeSet entry in _arrays) w.Line($"    {ArrayId(entry.TypeName)} => new(\"entry\", NestedSet: {entry.Id}),");
            foreach (AttributeSet entry in _tables) w.Line($"    {TableId(entry.TypeName)} => new(\"entry\", NestedSet: {ArrayId(entry.TypeName)}),");
            w.Line("    _ => default,");
            w.Line("};");
        }

        public void EmitSelectSet(SourceWriter w)
        {
            w.Line();
            w.Line("/// <inheritdoc/>");
            w.Line("public override SetInfo SelectSet(int subMessage, ReadOnlySpan<byte> selector) => subMessage switch");
            w.Line("{");
            for (int i = 0; i < family.SubMessages.Count; i++)
            {
                if (family.SubMessages[i].Formats.Count > 0) w.Line($"    {i + 1} => Select{family.SubMessages[i].TypeName}(selector),");
            }
            w.Line("    _ => default,");
            w.Line("};");
        }

        public void EmitSet(SourceWriter w, AttributeSet set)
        {
            w.Line();
            w.Line($"private static AttributeInfo In{set.TypeName}(int type) => type switch");
            w.Line("{");
            foreach (SchemaAttribute attribute in set.Attributes)
                w.Line($"    {attribute.Number} => new({Literal.Text(attribute.Name)}{Inside(attribute.Type)}{Limit(attribute)}),");
            w.Line("    _ => default,");
            w.Line("};");
        }

        public void EmitSubMessage(SourceWriter w, SubMessage sub)
        {
            w.Line();
            using (w.Block($"private static SetInfo Select{sub.TypeName}(ReadOnlySpan<byte> selector)"))
            {
                foreach (SubMessageFormat format in sub.Formats.Where(format => format.Set is not null))
                {
                    string found = $"new(Set: {_ids[format.Set!]}, FixedHeader: {Size(format.Header)})";
                    w.Line($"if (selector.SequenceEqual({Literal.Utf8(format.Value)})) return {found};");
                }
                w.Line("return default;");
            }
        }

        private string Inside(AttributeType type) => type switch
        {
            NestType { Header: { } header } nest => $", NestedSet: {_ids[nest.Set]}, FixedHeader: {Size(header)}",
            NestType nest => $", NestedSet: {_ids[nest.Set]}",
            NestArrayType array => $", NestedSet: {ArrayId(array.Set)}",
            KeyedNestType { Depth: 1 } keyed => $", NestedSet: {ArrayId(keyed.Set)}",
            KeyedNestType keyed => $", NestedSet: {TableId(keyed.Set)}",
            SubMessageType { Selector: { Place: SelectorPlace.Beside, IsText: true } selector } sub => $", SubMessage: {sub.SubMessage + 1}, Selector: {selector.Number}",
            _ => "",
        };

        private static string Limit(SchemaAttribute attribute) =>
            attribute is { Check: not null, Limit: { } limit } ? $", Limit: {Literal.Text(char.ToLowerInvariant(limit[0]) + limit.Substring(1).TrimEnd('.'))}" : "";

        private int ArrayId(string set) => _firstFree + _arrays.FindIndex(entry => entry.TypeName == set);

        private int TableId(string set) => _firstFree + _arrays.Count + _tables.FindIndex(entry => entry.TypeName == set);

        private int Size(string? header) => header is null ? 0 : structs[header].Size;
    }
}
