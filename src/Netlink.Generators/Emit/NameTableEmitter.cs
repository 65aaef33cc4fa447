using System.Text;
using Netlink.Generators.Schema;
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
            table.EmitOperations(w);
            table.EmitDocs(w);
            foreach (AttributeSet set in family.Sets) table.EmitSet(w, set);
            foreach (SubMessage sub in family.SubMessages.Where(sub => sub.Formats.Count > 0)) table.EmitSubMessage(w, sub);
            table.EmitNumbers(w);
        }
    }

    private sealed class Table(Family family, IReadOnlyDictionary<string, StructLayout> structs)
    {
        private readonly Dictionary<string, int> _ids = family.Sets.ToDictionary(set => set.TypeName, set => set.Id);

        /// <summary>Sub-messages that a number picks, each once.</summary>
        private readonly List<SubMessageType> _numbers = family.Sets.SelectMany(set => set.Attributes).Select(attribute => attribute.Type)
            .OfType<SubMessageType>().Where(sub => !sub.Selector.IsText).GroupBy(sub => sub.SubMessage).Select(uses => uses.First()).ToList();

        private readonly int _firstFree = family.Sets.Select(set => set.Id).Append(0).Max() + 1;

        /// <summary>Between an indexed array and its entries' attributes lies a level whose types are only places in the list.</summary>
        private readonly List<AttributeSet> _arrays = family.Sets.Where(set => set.IsArrayEntry).ToList();

        /// <summary>Below two keys there are two such levels.</summary>
        private readonly List<AttributeSet> _tables = family.Sets.Where(set => set.IsTableEntry).ToList();

        public void EmitFind(SourceWriter w)
        {
            List<string> arms = family.Sets.Select(set => $"{set.Id} => In{set.TypeName}(type)").ToList();
            arms.AddRange(_arrays.Select(entry => $"{ArrayId(entry.TypeName)} => Nest(\"entry\", {entry.Id})"));
            arms.AddRange(_tables.Select(entry => $"{TableId(entry.TypeName)} => Nest(\"entry\", {ArrayId(entry.TypeName)})"));
            w.Line("/// <inheritdoc/>");
            EmitSwitch(w, "public override AttributeInfo Find(int set, int type) => set switch", arms);
        }

        public void EmitSelectSet(SourceWriter w)
        {
            w.Line();
            w.Line("/// <inheritdoc/>");
            EmitSwitch(w, "public override SetInfo SelectSet(int subMessage, ReadOnlySpan<byte> selector) => subMessage switch", Indexed(family.SubMessages));
            if (_numbers.Count == 0) return;
            w.Line();
            w.Line("/// <inheritdoc/>");
            EmitSwitch(w, "public override SetInfo SelectSet(int subMessage, ulong selector) => subMessage switch",
                _numbers.Select(use => $"{use.SubMessage + 1} => Select{family.SubMessages[use.SubMessage].TypeName}(selector)"));
        }

        public void EmitOperations(SourceWriter w)
        {
            if (family.Operations.All(operation => operation.Request is null)) return;
            w.Line();
            w.Line("/// <inheritdoc/>");
            string number = family.Generic is null ? "request.Type" : "Command(request)";
            EmitSwitch(w, $"public override string? OperationOf(NetlinkMessage request) => {number} switch",
                family.Operations.Where(operation => operation.Request is not null).Select(operation => $"{operation.Request} => {Literal.Text(operation.Name)}"));
        }

        /// <summary>One table for all sets: a program that explains no errors leaves it out whole.</summary>
        public void EmitDocs(SourceWriter w)
        {
            List<string> arms = [.. family.Sets.SelectMany(set => set.Attributes.Where(attribute => attribute.Doc is not null)
                .Select(attribute => $"({set.Id}, {attribute.Number}) => {Literal.Text(Words(attribute.Doc!))}"))];
            if (arms.Count == 0) return;
            w.Line();
            w.Line("/// <inheritdoc/>");
            EmitSwitch(w, "public override string? Doc(int set, int type) => (set, type) switch", arms);
        }

        /// <summary>The first sentence, to go on within another.</summary>
        private static string Words(string doc)
        {
            int end = doc.IndexOf(". ", StringComparison.Ordinal);
            return (end < 0 ? doc : doc.Substring(0, end)).TrimEnd('.');
        }

        public void EmitSet(SourceWriter w, AttributeSet set)
        {
            w.Line();
            EmitSwitch(w, $"private static AttributeInfo In{set.TypeName}(int type) => type switch",
                set.Attributes.Select(attribute => $"{attribute.Number} => {Info(attribute)}"));
        }

        public void EmitSubMessage(SourceWriter w, SubMessage sub)
        {
            w.Line();
            using (w.Block($"private static SetInfo Select{sub.TypeName}(ReadOnlySpan<byte> selector)"))
            {
                foreach (SubMessageFormat format in sub.Formats.Where(HasContent))
                    w.Line($"if (selector.SequenceEqual({Literal.Utf8(format.Value)})) return {Shape(format)};");
                w.Line("return default;");
            }
        }

        public void EmitNumbers(SourceWriter w)
        {
            foreach (SubMessageType use in _numbers)
            {
                SubMessage sub = family.SubMessages[use.SubMessage];
                w.Line();
                EmitSwitch(w, $"private static SetInfo Select{sub.TypeName}(ulong selector) => selector switch",
                    sub.Formats.Zip(use.Values, (format, value) => (format, value)).Where(pair => HasContent(pair.format))
                        .Select(pair => $"{pair.value.Number} => {Shape(pair.format)}"));
            }
        }

        /// <summary>Arms stand side by side as far as a line goes: a table is looked into, not read.</summary>
        private static void EmitSwitch(SourceWriter w, string header, IEnumerable<string> arms)
        {
            const int Width = 150;
            w.Line(header);
            w.Line("{");
            var line = new StringBuilder();
            foreach (string arm in arms.Append("_ => default"))
            {
                if (line.Length > 0 && line.Length + arm.Length > Width)
                {
                    w.Line("    " + line);
                    line.Clear();
                }
                line.Append(line.Length > 0 ? " " : "").Append(arm).Append(',');
            }
            w.Line("    " + line);
            w.Line("};");
        }

        private static IEnumerable<string> Indexed(EquatableArray<SubMessage> subMessages) => subMessages
            .Select((sub, i) => sub.Formats.Count > 0 ? $"{i + 1} => Select{sub.TypeName}(selector)" : "")
            .Where(arm => arm.Length > 0);

        private static bool HasContent(SubMessageFormat format) => format.Set is not null || format.Header is not null;

        private string Shape(SubMessageFormat format) => $"new(Set: {(format.Set is { } set ? _ids[set] : 0)}, FixedHeader: {Size(format.Header)})";

        private string Info(SchemaAttribute attribute)
        {
            string name = Literal.Text(attribute.Name), hint = Hint(attribute), limit = Limit(attribute);
            return attribute.Type switch
            {
                UnusedType => $"Unused({name})",
                FlagType => $"Flag({name})",
                ScalarType scalar => $"Number({name}, {Forms.Form(scalar)}{hint}{limit})",
                StringType => $"Text({name}{limit})",
                Bitfield32Type => $"Many({name}, AttributeKind.Bitfield32)",
                ScalarArrayType array => $"Many({name}, AttributeKind.Numbers, ScalarForm.{array.Scalar}{hint})",
                StructType layout => $"Struct({name}, {Size(layout.Struct)})",
                HeadedBytesType headed => $"HeadedBytes({name}, {Size(headed.Header)}{hint})",
                RecordsType records => $"Records({name}, {_ids[records.Set]}, {Size(records.Header)})",
                NestType nest => $"Nest({name}, {_ids[nest.Set]}{(nest.Header is null ? "" : $", {Size(nest.Header)}")})",
                NestArrayType array => $"Nest({name}, {ArrayId(array.Set)})",
                ArrayType { Element: ScalarType element } => $"Many({name}, AttributeKind.NumberArray, {Forms.Form(element)}{hint})",
                ArrayType { Element: StringType } => $"Many({name}, AttributeKind.TextArray)",
                ArrayType => $"Many({name}, AttributeKind.BytesArray{hint})",
                KeyedScalarType { Value: var number } => $"Many({name}, AttributeKind.NumberArray, {Forms.Form(number)}{hint})",
                KeyedNestType keyed => $"Nest({name}, {(keyed.Depth == 1 ? ArrayId(keyed.Set) : TableId(keyed.Set))})",
                SubMessageType sub => Choice(name, sub),
                _ => $"Bytes({name}{hint}{limit})",
            };
        }

        private static string Choice(string name, SubMessageType sub)
        {
            Selector selector = sub.Selector;
            int set = selector.Place == SelectorPlace.Header ? -1 : selector.Set;
            string form = selector.Form is { } scalar ? ", " + Forms.Form(scalar) : "";
            return $"{(selector.IsText ? "ByText" : "ByNumber")}({name}, {sub.SubMessage + 1}, {selector.Number}{form}{(set == 0 ? "" : $", {set}")})";
        }

        private static string Hint(SchemaAttribute attribute) => attribute.Hint switch
        {
            null => "",
            "ipv4-or-v6" => ", hint: DisplayHint.Ipv4OrV6",
            { } hint => $", hint: DisplayHint.{char.ToUpperInvariant(hint[0])}{hint.Substring(1)}",
        };

        private static string Limit(SchemaAttribute attribute) =>
            attribute is { Check: not null, Limit: { } limit } ? $", limit: {Literal.Text(char.ToLowerInvariant(limit[0]) + limit.Substring(1).TrimEnd('.'))}" : "";

        private int ArrayId(string set) => _firstFree + _arrays.FindIndex(entry => entry.TypeName == set);

        private int TableId(string set) => _firstFree + _arrays.Count + _tables.FindIndex(entry => entry.TypeName == set);

        private int Size(string? header) => header is null ? 0 : structs[header].Size;
    }
}
