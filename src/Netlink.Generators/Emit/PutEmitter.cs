using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>
/// One attribute in the direction of the kernel: a write-only property, an <c>Add</c> method if it repeats, a <c>Begin</c> method if it nests.
/// </summary>
internal static class PutEmitter
{
    /// <param name="builder">The field that writes: <c>_message</c> or <c>_nest</c>.</param>
    /// <param name="header">The fixed header of the message, where the builder is a message's.</param>
    public static void Emit(SourceWriter w, SchemaAttribute attribute, string builder, Family family, FixedHeader? header = null)
    {
        switch (attribute.Type)
        {
            case UnusedType:
                break;
            case SubMessageType sub:
                SubMessageEmitter.EmitPut(w, attribute, sub, builder, family, header);
                break;
            case NestType { Header: { } first } nest:
                Begin(w, attribute, nest.Set + "Builder", $"in {first} header", $"{builder}.BeginNest({attribute.Number}, header)");
                break;
            case NestType nest:
                Begin(w, attribute, nest.Set + "Builder", "", $"{builder}.BeginNest({attribute.Number})");
                break;
            case NestArrayType array:
                Begin(w, attribute, array.Set + "ArrayBuilder", "", $"{builder}.BeginNest({attribute.Number})");
                break;
            case KeyedNestType keyed:
                string kind = keyed.Depth == 1 ? "Array" : "Table";
                Begin(w, attribute, $"{keyed.Set}{kind}Builder", "", $"{builder}.BeginNest({attribute.Number})");
                break;
            case KeyedScalarType { Value: var number }:
                Docs.Summary(w, attribute);
                w.Line($"public void Add{attribute.PropertyName}(ushort key, {Forms.Type(number)} value) => "
                    + $"{builder}.PutKeyed({attribute.Number}, key, value, {Forms.Form(number)});");
                break;
            case ArrayType { Element: not ScalarType }:
                Docs.Summary(w, attribute);
                w.Line($"public ArrayBuilder Begin{attribute.PropertyName}() => {builder}.BeginArray({attribute.Number});");
                break;
            default:
                Value(w, attribute, builder);
                break;
        }
    }

    private static void Begin(SourceWriter w, SchemaAttribute attribute, string type, string parameter, string nest)
    {
        Docs.Summary(w, attribute);
        w.Line($"public {type} Begin{attribute.PropertyName}({parameter}) => new({nest});");
    }

    private static void Value(SourceWriter w, SchemaAttribute attribute, string builder)
    {
        (string type, string put, string value) = Parts(attribute.Type);
        string call = $"{builder}.{put}({attribute.Number}, {value});";
        Docs.Summary(w, attribute);
        w.Line(attribute.IsMulti
            ? $"public void Add{attribute.PropertyName}({type} value) => {call}"
            : $"public {type} {attribute.PropertyName} {{ set => {call} }}");
    }

    /// <summary>The property's type, the codec's method, and the value as the method wants it.</summary>
    private static (string Type, string Put, string Value) Parts(AttributeType type) => type switch
    {
        ArrayType { Element: ScalarType element } => ($"ReadOnlySpan<{Forms.Type(element)}>", "PutArray", $"value, {Forms.Form(element)}"),
        ScalarType scalar when !Forms.HasMethod(scalar) => (Forms.Type(scalar), "PutScalar", $"value, {Forms.Form(scalar)}"),
        ScalarType { EnumType: { } name } scalar => (name, Put(scalar), $"({scalar.Scalar.Keyword()})value"),
        ScalarType scalar => (scalar.Scalar.Keyword(), Put(scalar), "value"),
        FlagType => ("bool", "PutFlag", "value"),
        Bitfield32Type => ("Bitfield32", "PutBitfield32", "value"),
        StringType { IsTerminated: true } => ("ReadOnlySpan<byte>", "PutString", "value"),
        StringType => ("ReadOnlySpan<byte>", "PutText", "value"),
        ScalarArrayType array => ($"ReadOnlySpan<{array.Scalar.Keyword()}>", "PutScalars", "value"),
        StructType layout => (layout.Struct, "PutStruct", "value"),
        _ => ("ReadOnlySpan<byte>", "PutBytes", "value"),
    };

    private static string Put(ScalarType scalar) => $"Put{scalar.Scalar}{Forms.Order(scalar)}";
}
