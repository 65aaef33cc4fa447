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
            case RecordsType records:
                Begin(w, attribute, records.Set + "RecordsBuilder", "", $"{builder}.BeginNest({attribute.Number})");
                break;
            case HeadedBytesType headed:
                Docs.Summary(w, attribute);
                w.Line($"public void Put{attribute.PropertyName}(in {headed.Header} header, ReadOnlySpan<byte> value) => {builder}.PutHeadedBytes({attribute.Number}, header, value);");
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
                string lengths = attribute.Check is LengthCheck check ? $", min: {check.Min ?? 0}, max: {check.Max ?? MaxPayload}" : "";
                w.Line($"public ArrayBuilder Begin{attribute.PropertyName}() => {builder}.BeginArray({attribute.Number}{lengths});");
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
        string body = Condition(attribute) is { } condition ? $"{{ if ({builder}.{condition}) {call} }}" : "=> " + call;
        Docs.Summary(w, attribute);
        w.Line(attribute.IsMulti
            ? $"public void Add{attribute.PropertyName}({type} value) {body}"
            : $"public {type} {attribute.PropertyName} {{ set {body} }}");
    }

    /// <summary>Longest payload of an attribute, where a schema gives no limit.</summary>
    private const int MaxPayload = ushort.MaxValue - 4;

    /// <summary>The codec's test of a value that the schema limits.</summary>
    private static string? Condition(SchemaAttribute attribute) => (attribute.Check, attribute.Type) switch
    {
        (RangeCheck range, ScalarType { Scalar: var scalar } type) when scalar == scalar.Unsigned() && scalar != Scalar.Sint =>
            $"InRange({attribute.Number}, {Cast(type, "ulong")}, {Clamp(range.Min, 0, ulong.MaxValue) ?? 0}ul, {Clamp(range.Max, 0, ulong.MaxValue) ?? ulong.MaxValue}ul)",
        (RangeCheck range, ScalarType type) => $"InRange({attribute.Number}, {Cast(type, "long")}, {Clamp(range.Min, long.MinValue, long.MaxValue) ?? long.MinValue}L, {Clamp(range.Max, long.MinValue, long.MaxValue) ?? long.MaxValue}L)",
        (MaskCheck mask, ScalarType type) => $"InMask({attribute.Number}, {Cast(type, "ulong")}, 0x{mask.Mask:x}ul)",
        (LengthCheck length, StringType or BinaryType) => $"HasLength({attribute.Number}, value.Length, {length.Min ?? 0}, {length.Max ?? MaxPayload})",
        _ => null,
    };

    private static decimal? Clamp(decimal? limit, decimal least, decimal most) => limit is { } value ? Math.Min(Math.Max(value, least), most) : null;

    private static string Cast(ScalarType type, string wide) => type.EnumType is null ? "value" : $"({wide})value";

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
        StructArrayType array => ($"ReadOnlySpan<{array.Struct}>", "PutScalars", "value"),
        StructType layout => (layout.Struct, "PutStruct", "value"),
        _ => ("ReadOnlySpan<byte>", "PutBytes", "value"),
    };

    private static string Put(ScalarType scalar) => $"Put{scalar.Scalar}{Forms.Order(scalar)}";
}
