using Netlink.Generators.Emit;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Tests.RoundTrip;

/// <summary>Calls of a builder's members with values from the tape, each noted as <see cref="Shown"/> shows it.</summary>
internal sealed class WriteCalls(SourceWriter w, Family family)
{
    /// <summary>Deeper nests stay away, whatever the tape says: sets can contain themselves.</summary>
    private const int MaxDepth = 5;

    /// <summary>The fixed header, where the builder is a message's.</summary>
    public FixedHeader? Header { get; init; }

    /// <summary>A method that gives one text for each attribute of the set, null for those that it did not write.</summary>
    public void Method(string name, string builder, AttributeSet? set, IEnumerable<SchemaAttribute> members)
    {
        using (w.Block($"private static string?[] {name}({builder} to, Tape tape, int depth)"))
        {
            w.Line($"var log = new string?[{set?.Attributes.Count ?? 0}];");
            if (set is not null)
            {
                Body(set, [.. members]);
                w.Line($"tape.Note(\"{set.Name}\", log);");
            }
            w.Line("return log;");
        }
    }

    public void HeaderMethod(string name, string builder, FixedHeader? header)
    {
        using (w.Block($"private static string?[] {name}({builder} to, Tape tape)"))
        {
            w.Line($"var log = new string?[{header?.Members.Count ?? 0}];");
            for (int i = 0; i < (header?.Members.Count ?? 0); i++)
            {
                StructMember member = header!.Members[i];
                string value = member.Type switch
                {
                    BytesMember bytes => $"tape.Bytes({bytes.Length}, {bytes.Length})",
                    StructMemberType inner => $"tape.Any<{inner.StructType}>({inner.Size * 8})",
                    ScalarMember scalar => Random(new ScalarType(scalar.Scalar, scalar.Order, scalar.EnumType), null),
                    _ => throw new NotSupportedException(member.Name),
                };
                w.Line($"{{ var value = {value}; to.{member.PropertyName} = value; log[{i}] = Shown.{(member.Type is BytesMember ? "Bytes" : "Value")}(\"{member.Name}\", value); }}");
            }
            w.Line("return log;");
        }
    }

    private void Body(AttributeSet set, SchemaAttribute[] members)
    {
        // What selects is written by what it selects.
        var groups = members.Where(member => member.Type is SubMessageType { Selector.Place: SelectorPlace.Beside })
            .GroupBy(member => ((SubMessageType)member.Type).Selector.Name)
            .ToDictionary(group => group.Key, group => group.ToArray());
        foreach ((string selector, SchemaAttribute[] payloads) in groups) Group(set, selector, payloads);
        foreach (SchemaAttribute member in members)
        {
            int at = IndexOf(set, member.Name);
            if (member.Type is UnusedType) continue;
            string unless = groups.Keys.FirstOrDefault(selector => selector == member.Name) is { } own ? $"picked{IndexOf(set, own)} == 0 && " : "";
            if (member.Type is SubMessageType sub)
            {
                if (sub.Selector.Place != SelectorPlace.Beside) Apart(member, sub, at, set.TypeName);
                continue;
            }
            using (w.Block($"if ({unless}tape.Chance())")) Attribute(member, at);
        }
    }

    private void Group(AttributeSet set, string selector, SchemaAttribute[] payloads)
    {
        string[] values = [.. payloads.SelectMany(Formats).Select(format => format.Format.Value).Distinct()];
        int selectorAt = IndexOf(set, selector);
        w.Line($"int picked{selectorAt} = depth < {MaxDepth} ? tape.Next({values.Length + 2}) : 0;");
        using (w.Block($"switch (picked{selectorAt})"))
        {
            using (w.Block("case 1:"))
            {
                foreach (SchemaAttribute payload in payloads) Raw(payload, IndexOf(set, payload.Name));
                w.Line("break;");
            }
            for (int i = 0; i < values.Length; i++)
            {
                using (w.Block($"case {i + 2}:"))
                {
                    foreach (SchemaAttribute payload in payloads)
                    {
                        foreach ((SubMessageFormat format, SelectorValue value) in Formats(payload).Where(format => format.Format.Value == values[i]))
                        {
                            Selector from = ((SubMessageType)payload.Type).Selector;
                            Format(payload, format, IndexOf(set, payload.Name));
                            w.Line($"log[{selectorAt}] = Shown.{(from.IsText ? "Bytes" : "Value")}(\"{selector}\", {value.Literal});");
                        }
                    }
                    w.Line("break;");
                }
            }
        }
    }

    /// <summary>A sub-message whose selector stands elsewhere: the tape tells the reader which format was taken.</summary>
    private void Apart(SchemaAttribute member, SubMessageType sub, int at, string set)
    {
        (SubMessageFormat Format, SelectorValue Value)[] formats = [.. Formats(member)];
        // A request's builder would write the header's member, which the driver has written already.
        bool hasHeader = sub.Selector.Place == SelectorPlace.Header && Header is not null;
        w.Line($"int picked{at} = depth < {MaxDepth} ? tape.Next({(hasHeader ? 2 : formats.Length + 2)}) : 0;");
        w.Line($"if (picked{at} > 0) tape.Choose(\"{set}.{member.Name}\", picked{at} - 1);");
        using (w.Block($"switch (picked{at})"))
        {
            using (w.Block("case 1:"))
            {
                Raw(member, at);
                w.Line("break;");
            }
            for (int i = 0; i < formats.Length && !hasHeader; i++)
            {
                using (w.Block($"case {i + 2}:"))
                {
                    Format(member, formats[i].Format, at);
                    w.Line("break;");
                }
            }
        }
    }

    private void Raw(SchemaAttribute member, int at)
    {
        w.Line($"{{ var value = tape.Bytes(0, 40); to.{member.PropertyName} = value; log[{at}] = Shown.Bytes(\"{member.Name}\", value); }}");
    }

    private void Format(SchemaAttribute member, SubMessageFormat format, int at)
    {
        string name = member.PropertyName + format.Suffix, shown = $"{member.Name}/{format.Value}";
        string header = format.Header is { } type ? $"var header = tape.Any<{type}>({SizeOf(type) * 8});" : "";
        if (format.Set is not { } set)
        {
            w.Line($"{{ {header} to.{name} = header; log[{at}] = Shown.Value(\"{shown}\", header); }}");
            return;
        }
        w.Line($"{{ {header} using var nest = to.Begin{name}({(format.Header is null ? "" : "header")}); "
            + $"log[{at}] = Shown.Nest(\"{shown}\", Write_{set}(nest, tape, depth + 1){(format.Header is null ? "" : ", Shown.Hex(header)")}); }}");
    }

    private void Attribute(SchemaAttribute member, int at)
    {
        string name = member.Name, property = member.PropertyName;
        switch (member.Type)
        {
            case FlagType:
                w.Line($"bool value = tape.Chance(); to.{property} = value; if (value) log[{at}] = \"{name}\";");
                break;
            case NestType nest:
                string header = nest.Header is { } type ? $"var header = tape.Any<{type}>({SizeOf(type) * 8}); " : "";
                string inside = $"Write_{nest.Set}(nest, tape, depth + 1){(nest.Header is null ? "" : ", Shown.Hex(header)")}";
                using (w.Block($"for (int i = depth < {MaxDepth} ? {(member.IsMulti ? "tape.Next(4)" : "1")} : 0; i > 0; i--)"))
                    w.Line($"{header}using var nest = to.Begin{property}({(nest.Header is null ? "" : "header")}); log[{at}] += Shown.Nest(\"{name}\", {inside});");
                break;
            case RecordsType records:
                w.Line($"using var row = to.Begin{property}();");
                using (w.Block($"for (int i = depth < {MaxDepth} ? tape.Next(4) : 0; i > 0; i--)"))
                {
                    // The first two bytes are the record's length, which the builder fills in.
                    w.Line($"var first = tape.Any<{records.Header}>({SizeOf(records.Header) * 8}); using var record = row.BeginRecord(first);");
                    w.Line($"log[{at}] += Shown.Nest(\"{name}\", Write_{records.Set}(record, tape, depth + 1), Shown.Hex(first)[4..]);");
                }
                break;
            case HeadedBytesType headed:
                w.Line($"var head = tape.Any<{headed.Header}>({SizeOf(headed.Header) * 8}); byte[] tail = tape.Bytes(0, 40);");
                w.Line($"to.Put{property}(head, tail); log[{at}] = Shown.Bytes(\"{name}\" + Shown.Hex(head), tail);");
                break;
            case NestArrayType array:
                w.Line($"using var array = to.Begin{property}();");
                using (w.Block($"for (ushort i = (ushort)(depth < {MaxDepth} ? tape.Next(4) : 0); i > 0; i--)"))
                    w.Line($"using var nest = array.BeginEntry(i); log[{at}] += Shown.Nest(\"{name}\", Write_{array.Set}(nest, tape, depth + 1));");
                break;
            case KeyedNestType keyed:
                Keyed(member, keyed, at);
                break;
            case KeyedScalarType { Value: var number }:
                using (w.Block("for (int i = tape.Next(4); i > 0; i--)"))
                    w.Line($"ushort key = (ushort)tape.Next(200); var value = {Random(number, member.Check)}; to.Add{property}(key, value); log[{at}] += key + Shown.Value(\"{name}\", value);");
                break;
            case ArrayType { Element: ScalarType element }:
                w.Line($"var value = tape.Several<{Forms.Type(element)}>({Bits(element)}); to.{property} = value; log[{at}] = Shown.Each<{Forms.Type(element)}>(\"{name}\", value);");
                break;
            case ArrayType { Element: var element }:
                w.Line($"using var array = to.Begin{property}();");
                using (w.Block("for (ushort i = (ushort)tape.Next(4); i > 0; i--)"))
                {
                    // An entry that is a structure is handed over as its bytes.
                    string bytes = element is StructType layout ? $"tape.Bytes({SizeOf(layout.Struct)}, {SizeOf(layout.Struct)})" : Lengths(element is StringType ? "Text" : "Bytes", member.Check);
                    w.Line($"byte[] value = {bytes}; array.Add(i, value); log[{at}] += Shown.Bytes(\"{name}\", value);");
                }
                break;
            default:
                Value(member, at);
                break;
        }
    }

    private void Keyed(SchemaAttribute member, KeyedNestType keyed, int at)
    {
        w.Line($"using var table = to.Begin{member.PropertyName}();");
        using (w.Block($"for (ushort i = (ushort)(depth < {MaxDepth} ? tape.Next(3) : 0); i > 0; i--)"))
        {
            string entry = $"log[{at}] += Shown.Nest(\"{member.Name}\", Write_{keyed.Set}(nest, tape, depth + 1)";
            if (keyed.Depth == 1)
            {
                w.Line($"using var nest = table.BeginEntry(i); {entry}, \"0.\" + i);");
                return;
            }
            w.Line("using var below = table.BeginKey(i);");
            using (w.Block("for (ushort k = (ushort)tape.Next(3); k > 0; k--)"))
                w.Line($"using var nest = below.BeginEntry(k); {entry}, i + \".\" + k);");
        }
    }

    private void Value(SchemaAttribute member, int at)
    {
        (string value, string shown) = member.Type switch
        {
            ScalarType scalar => (Random(scalar, member.Check), "Value"),
            Bitfield32Type => ("tape.Any<Bitfield32>(64)", "Value"),
            StructType layout => ($"tape.Any<{layout.Struct}>({SizeOf(layout.Struct) * 8})", "Value"),
            StringType => (Lengths("Text", member.Check), "Bytes"),
            ScalarArrayType array => ($"tape.Several<{array.Scalar.Keyword()}>(64)", $"Numbers<{array.Scalar.Keyword()}>"),
            StructArrayType array => ($"tape.Several<{array.Struct}>({SizeOf(array.Struct) * 8})", $"Numbers<{array.Struct}>"),
            BinaryType => (Lengths("Bytes", member.Check), "Bytes"),
            _ => throw new NotSupportedException($"no way to write {member.Type}"),
        };
        string put = member.IsMulti ? $"to.Add{member.PropertyName}(value)" : $"to.{member.PropertyName} = value";
        using (w.Block($"for (int i = {(member.IsMulti ? "tape.Next(4)" : "1")}; i > 0; i--)"))
            w.Line($"var value = {value}; {put}; log[{at}] += Shown.{shown}(\"{member.Name}\", value);");
    }

    /// <summary>A value that the type holds and the schema allows.</summary>
    private string Random(ScalarType scalar, Check? check)
    {
        string type = Forms.Type(scalar);
        bool isSigned = scalar.Scalar is Scalar.S8 or Scalar.S16 or Scalar.S32 or Scalar.S64 or Scalar.Sint;
        int bits = Bits(scalar), wire = scalar.Scalar.Size() is 0 ? 64 : scalar.Scalar.Size() * 8;
        if (check is MaskCheck mask) return $"unchecked(({type})(tape.Any<ulong>({bits}) & 0x{mask.Mask:x}ul))";
        if (check is not RangeCheck range) return $"tape.Any<{type}>({bits})";
        if (!isSigned) return $"unchecked(({type})tape.Range({Math.Max(range.Min ?? 0, 0)}ul, {Math.Min(range.Max ?? ulong.MaxValue, (decimal)(ulong.MaxValue >> (64 - bits)))}ul))";
        decimal least = wire == 64 ? long.MinValue : -(1L << (wire - 1)), most = wire == 64 ? long.MaxValue : (1L << (wire - 1)) - 1;
        return $"unchecked(({type})tape.Range({Math.Max(range.Min ?? least, least)}L, {Math.Min(range.Max ?? most, most)}L))";
    }

    /// <summary>How many lower bits survive the wire: an enum's type can be wider than the number that carries it, or narrower.</summary>
    private int Bits(ScalarType scalar)
    {
        int wire = scalar.Scalar.Size() is 0 ? 64 : scalar.Scalar.Size() * 8;
        if (scalar.EnumType is null) return wire;
        int own = family.Enums.Single(type => type.TypeName == scalar.EnumType).Underlying == "ulong" ? 64 : 32;
        if (own <= wire) return own;
        return scalar.Scalar == scalar.Scalar.Unsigned() ? wire : wire - 1;
    }

    private static string Lengths(string method, Check? check)
    {
        decimal least = (check as LengthCheck)?.Min ?? 0, most = (check as LengthCheck)?.Max ?? least + 40;
        return $"tape.{method}({least}, {most})";
    }

    private int SizeOf(string type) => family.Structs.Single(layout => layout.TypeName == type).Size;

    private static int IndexOf(AttributeSet set, string name)
    {
        for (int i = 0; i < set.Attributes.Count; i++)
        {
            if (set.Attributes[i].Name == name) return i;
        }
        throw new ArgumentException($"{set.Name} has no {name}");
    }

    private IEnumerable<(SubMessageFormat Format, SelectorValue Value)> Formats(SchemaAttribute member)
    {
        var sub = (SubMessageType)member.Type;
        return family.SubMessages[sub.SubMessage].Formats.Zip(sub.Values).Where(pair => pair.First.Set is not null || pair.First.Header is not null);
    }
}
