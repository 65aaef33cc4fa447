using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>One attribute in the direction from the kernel: a property that finds and reads it when asked.</summary>
internal static class ReadEmitter
{
    /// <param name="set">The set that it is read from.</param>
    /// <param name="header">The fixed header of the message, where the reader is a message's.</param>
    public static void Emit(SourceWriter w, SchemaAttribute attribute, AttributeSet set, Family family, FixedHeader? header = null)
    {
        switch (attribute.Type)
        {
            case UnusedType:
                break;
            case SubMessageType sub:
                SubMessageEmitter.EmitRead(w, attribute, sub, family, header);
                break;
            case FlagType:
                Docs.Summary(w, attribute);
                w.Line($"public bool {attribute.PropertyName} => _attrs[{attribute.Number}].IsPresent;");
                break;
            default:
                (string Type, string Read, string More)? sequence = Sequence(attribute);
                (string type, string read, string more) = sequence ?? Single(attribute.Type);
                string call = sequence is null ? $"_attrs[{attribute.Number}].{read}(" : $"{set.Walk}.{read}({attribute.Number}, ";
                Docs.Summary(w, attribute);
                w.Line($"public {type} {attribute.PropertyName} => {call}\"{attribute.Name}\"{more});");
                break;
        }
    }

    /// <summary>The property's type, the codec's method, and what it is told beyond number and name.</summary>
    private static (string Type, string Read, string More) Single(AttributeType type) => type switch
    {
        ScalarType scalar when !Forms.HasMethod(scalar) => ($"Attr<{Forms.Type(scalar)}>", $"Scalar<{Forms.Type(scalar)}>", ", " + Forms.Form(scalar)),
        ScalarType { EnumType: { } name } scalar => ($"Attr<{name}>", $"Enum{scalar.Scalar.Size() * 8}{Forms.Order(scalar)}<{name}>", ""),
        ScalarType scalar => ($"Attr<{scalar.Scalar.Keyword()}>", $"{scalar.Scalar}{Forms.Order(scalar)}", ""),
        Bitfield32Type => ("Attr<Bitfield32>", "Bitfield32", ""),
        StringType => ("Attr<ReadOnlySpan<byte>>", "String", ""),
        ScalarArrayType array => ($"Attr<ScalarArray<{array.Scalar.Keyword()}>>", $"Scalars<{array.Scalar.Keyword()}>", ""),
        StructArrayType array => ($"Attr<ScalarArray<{array.Struct}>>", $"Scalars<{array.Struct}>", ""),
        HeadedBytesType headed => ($"Attr<HeadedBytes<{headed.Header}>>", $"HeadedBytes<{headed.Header}>", ""),
        RecordsType records => ($"RecordSequence<{records.Header}, {records.Set}>", $"Records<{records.Header}, {records.Set}>", ""),
        StructType layout => ($"Attr<{layout.Struct}>", $"Struct<{layout.Struct}>", ""),
        NestType { Header: { } header } nest => ($"Attr<Headed<{header}, {nest.Set}>>", $"HeadedNest<{header}, {nest.Set}>", ""),
        NestType nest => ($"Attr<{nest.Set}>", $"Nest<{nest.Set}>", ""),
        NestArrayType array => ($"NestSequence<{array.Set}>", $"ArrayOf<{array.Set}>", ""),
        ArrayType { Element: ScalarType element } => ($"ScalarSequence<{Forms.Type(element)}>", $"ArrayOfScalars<{Forms.Type(element)}>", ", " + Forms.Form(element)),
        ArrayType { Element: StructType layout } => ($"StructSequence<{layout.Struct}>", $"ArrayOfStructs<{layout.Struct}>", ""),
        ArrayType { Element: StringType } => ("StringSequence", "ArrayOfStrings", ""),
        ArrayType => ("StringSequence", "ArrayOfBytes", ""),
        _ => ("Attr<ReadOnlySpan<byte>>", "Bytes", ""),
    };

    /// <summary>The same for what the whole set is walked for: what repeats, and what stands below keys.</summary>
    private static (string Type, string Read, string More)? Sequence(SchemaAttribute attribute) => attribute.Type switch
    {
        KeyedNestType keyed => ($"KeyedNestSequence<{keyed.Set}>", $"KeyedNests<{keyed.Set}>", $", depth: {keyed.Depth}"),
        KeyedScalarType { Value: var number } => ($"KeyedScalarSequence<{Forms.Type(number)}>", $"KeyedScalars<{Forms.Type(number)}>", ", " + Forms.Form(number)),
        _ when !attribute.IsMulti => null,
        ScalarType scalar => ($"ScalarSequence<{Forms.Type(scalar)}>", $"EachScalar<{Forms.Type(scalar)}>", ", " + Forms.Form(scalar)),
        StringType => ("StringSequence", "Strings", ""),
        BinaryType => ("StringSequence", "BytesList", ""),
        StructType layout => ($"StructSequence<{layout.Struct}>", $"EachStruct<{layout.Struct}>", ""),
        Bitfield32Type => ("StructSequence<Bitfield32>", "EachStruct<Bitfield32>", ""),
        NestType { Header: { } header } nest => ($"HeadedSequence<{header}, {nest.Set}>", $"HeadedNests<{header}, {nest.Set}>", ""),
        NestType nest => ($"NestSequence<{nest.Set}>", $"Nests<{nest.Set}>", ""),
        _ => null,
    };
}
