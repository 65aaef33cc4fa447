using Netlink.Generators.Emit;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Tests.RoundTrip;

/// <summary>Calls of a reader's members, each shown as <see cref="Shown"/> shows what was written.</summary>
internal sealed class ReadCalls(SourceWriter w, Family family)
{
    public void Method(string name, string reader, AttributeSet? set, IEnumerable<SchemaAttribute> members, FixedHeader? header)
    {
        if (header is not null || name.EndsWith("Reply", StringComparison.Ordinal) || name.EndsWith("Notification", StringComparison.Ordinal)) Head(name, reader, header);
        HashSet<string> kept = [.. members.Select(member => member.Name)];
        using (w.Block($"private static string?[] {name}({reader} from, Tape tape)"))
        {
            w.Line($"var log = new string?[{set?.Attributes.Count ?? 0}];");
            w.Line($"tape.Steps += {kept.Count};");
            for (int i = 0; i < (set?.Attributes.Count ?? 0); i++)
            {
                SchemaAttribute attribute = set!.Attributes[i];
                if (!kept.Contains(attribute.Name) || attribute.Type is UnusedType) continue;
                using (w.Block("")) Attribute(attribute, i, set.TypeName, header);
            }
            w.Line("return log;");
        }
    }

    private void Head(string name, string reader, FixedHeader? header)
    {
        using (w.Block($"private static string?[] Head_{name}({reader} from)"))
        {
            IEnumerable<string> members = (header?.Members ?? default).Select(member => $"Shown.{(member.Type is BytesMember ? "Bytes" : "Value")}(\"{member.Name}\", from.{member.PropertyName})");
            w.Line($"return [{string.Join(", ", members)}];");
        }
    }

    private void Attribute(SchemaAttribute attribute, int at, string set, FixedHeader? header)
    {
        string name = attribute.Name, property = $"from.{attribute.PropertyName}";
        switch (attribute.Type)
        {
            case FlagType:
                w.Line($"if ({property}) log[{at}] = \"{name}\";");
                break;
            case SubMessageType sub:
                SubMessage(attribute, sub, at, set, header);
                break;
            case NestType { Header: not null } nest:
                Nests(attribute.IsMulti, property, name, at, $"Read_{nest.Set}(nest.Attributes, tape), Shown.Hex(nest.Header)");
                break;
            case NestType nest:
                Nests(attribute.IsMulti, property, name, at, $"Read_{nest.Set}(nest, tape)");
                break;
            case RecordsType records:
                Nests(isSeveral: true, property, name, at, $"Read_{records.Set}(nest.Attributes, tape), Shown.Hex(nest.Header)[4..]");
                break;
            case HeadedBytesType:
                w.Line($"var item = {property}; log[{at}] = item.TryGet(out var both) ? Shown.Bytes(\"{name}\" + Shown.Hex(both.Header), both.Bytes) : Shown.Missing(\"{name}\", item.IsMalformed);");
                break;
            case NestArrayType array:
                Nests(isSeveral: true, property, name, at, $"Read_{array.Set}(nest, tape)");
                break;
            case KeyedNestType keyed:
                Nests(isSeveral: true, property, name, at, $"Read_{keyed.Set}(nest.Attributes, tape), nest.OuterKey + \".\" + nest.Key");
                break;
            case KeyedScalarType:
                w.Line($"foreach (var item in {property}) {{ tape.Steps++; log[{at}] += item.TryGet(out var pair) ? pair.Key + Shown.Value(\"{name}\", pair.Value) : \"{name}!\"; }}");
                break;
            case ScalarArrayType or StructArrayType:
                w.Line($"log[{at}] = Shown.Numbers(\"{name}\", {property});");
                break;
            case ArrayType { Element: StringType or BinaryType }:
                Each(property, "Bytes", name, at);
                break;
            // A structure in an array is written as bytes, and read as what it is.
            case ArrayType:
                Each(property, "Value", name, at);
                break;
            default:
                string shown = attribute.Type is StringType or BinaryType ? "Bytes" : "Value";
                if (attribute.IsMulti) Each(property, shown, name, at);
                else w.Line($"log[{at}] = Shown.{shown}(\"{name}\", {property});");
                break;
        }
    }

    private void Each(string property, string shown, string name, int at) =>
        w.Line($"foreach (var item in {property}) {{ tape.Steps++; log[{at}] += Shown.{shown}(\"{name}\", item); }}");

    private void Nests(bool isSeveral, string property, string name, int at, string inside)
    {
        string show = $"log[{at}] += item.TryGet(out var nest) ? Shown.Nest(\"{name}\", {inside}) : Shown.Missing(\"{name}\", item.IsMalformed);";
        w.Line(isSeveral ? $"foreach (var item in {property}) {{ tape.Steps++; {show} }}" : $"var item = {property}; {show}");
    }

    private void SubMessage(SchemaAttribute attribute, SubMessageType sub, int at, string set, FixedHeader? header)
    {
        bool isBeside = sub.Selector.Place == SelectorPlace.Beside;
        bool isInHeader = sub.Selector.Place == SelectorPlace.Header && header?.Members.Any(member => member.Name == sub.Selector.Name) is true;
        if (!isBeside) w.Line($"int chosen = from.{attribute.PropertyName}.IsPresent ? tape.Chosen(\"{set}.{attribute.Name}\") : 0;");
        int number = 0;
        foreach ((SubMessageFormat format, SelectorValue value) in family.SubMessages[sub.SubMessage].Formats.Zip(sub.Values))
        {
            if (format.Set is null && format.Header is null) continue;
            number++;
            string argument = isBeside || isInHeader ? "" : $"({Argument(sub.Selector, value)})";
            string item = $"from.{attribute.PropertyName}{format.Suffix}{argument}", shown = $"{attribute.Name}/{format.Value}";
            string show = (format.Header, format.Set) switch
            {
                ({ }, { } inner) => $"Shown.Nest(\"{shown}\", Read_{inner}(got{number}.Attributes, tape), Shown.Hex(got{number}.Header))",
                ({ }, _) => $"Shown.Value(\"{shown}\", got{number})",
                var (_, inner) => $"Shown.Nest(\"{shown}\", Read_{inner}(got{number}, tape))",
            };
            using (w.Block($"if ({(isBeside || isInHeader ? "" : $"chosen == {number} && ")}{item}.TryGet(out var got{number}))"))
                w.Line($"log[{at}] = {show};");
        }
        w.Line($"log[{at}] ??= Shown.Bytes(\"{attribute.Name}\", from.{attribute.PropertyName});");
    }

    private static string Argument(Selector selector, SelectorValue value)
    {
        if (selector.Place == SelectorPlace.Header) return value.Literal;
        return selector.IsText
            ? $"new AttributeReader(Shown.Attribute({value.Literal}))[1].String(\"selector\")"
            : $"new AttributeReader(Shown.Attribute({value.Literal}))[1].Scalar<{selector.Type}>(\"selector\", {Forms.Form(selector.Form! with { Order = ByteOrder.Host })})";
    }
}
