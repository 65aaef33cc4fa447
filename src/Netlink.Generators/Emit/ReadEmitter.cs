using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>One attribute in the direction from the kernel: a property that finds and reads it when asked.</summary>
internal static class ReadEmitter
{
    public static void Emit(SourceWriter w, SchemaAttribute attribute, Family family)
    {
        switch (attribute.Type)
        {
            case UnusedType:
                break;
            case SubMessageType sub:
                SubMessageEmitter.EmitRead(w, attribute, sub, family);
                break;
            case FlagType:
                Docs.Summary(w, attribute);
                w.Line($"public bool {attribute.PropertyName} => _attrs.Flag({attribute.Number});");
                break;
            default:
                (string type, string read) = attribute.IsMulti ? Sequence(attribute.Type) : Single(attribute.Type);
                if (attribute is { IsMulti: true, Type: StructType layout })
                    Docs.Summary(w, attribute.Doc, attribute.CName, $"Each the bytes of a <see cref=\"{layout.Struct}\"/>.");
                else
                    Docs.Summary(w, attribute);
                w.Line($"public {type} {attribute.PropertyName} => _attrs.{read}({attribute.Number}, \"{attribute.Name}\");");
                break;
        }
    }

    private static (string Type, string Read) Single(AttributeType type) => type switch
    {
        ScalarType { EnumType: { } name } scalar => ($"Attr<{name}>", $"Enum{scalar.Scalar.Size() * 8}{Order(scalar)}<{name}>"),
        ScalarType scalar => ($"Attr<{scalar.Scalar.Keyword()}>", $"{scalar.Scalar}{Order(scalar)}"),
        Bitfield32Type => ("Attr<Bitfield32>", "Bitfield32"),
        StringType => ("Attr<ReadOnlySpan<byte>>", "String"),
        ScalarArrayType array => ($"Attr<ScalarArray<{array.Scalar.Keyword()}>>", $"Scalars<{array.Scalar.Keyword()}>"),
        StructType layout => ($"Attr<{layout.Struct}>", $"Struct<{layout.Struct}>"),
        NestType { Header: { } header } nest => ($"Attr<Headed<{header}, {nest.Set}>>", $"HeadedNest<{header}, {nest.Set}>"),
        NestType nest => ($"Attr<{nest.Set}>", $"Nest<{nest.Set}>"),
        NestArrayType array => ($"NestSequence<{array.Set}>", $"ArrayOf<{array.Set}>"),
        _ => ("Attr<ReadOnlySpan<byte>>", "Bytes"),
    };

    private static (string Type, string Read) Sequence(AttributeType type) => type switch
    {
        ScalarType scalar => ($"ScalarSequence<{scalar.Scalar.Keyword()}>", $"{scalar.Scalar}s"),
        StringType => ("StringSequence", "Strings"),
        NestType nest => ($"NestSequence<{nest.Set}>", $"Nests<{nest.Set}>"),
        // The codec has no sequence of structures: the bytes of each, which MemoryMarshal.Read turns into one.
        _ => ("StringSequence", "BytesList"),
    };

    private static string Order(ScalarType scalar) => scalar.BigEndian ? "Big" : "";
}
