using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>A C structure: fields where C has them, properties where the wire's form is not the reader's.</summary>
internal static class StructEmitter
{
    public static void Emit(SourceWriter w, StructLayout layout)
    {
        Docs.Text(w, Docs.Escape(layout.Doc ?? $"The structure {layout.Name}."));
        w.Line($"/// <remarks><c>struct {layout.CName}</c>, {layout.Size} bytes.</remarks>");
        w.Line($"[StructLayout(LayoutKind.Explicit, Size = {layout.Size})]");
        using (w.Block($"public struct {layout.TypeName}"))
        {
            foreach (StructMember member in layout.Members) EmitMember(w, member);
        }
    }

    private static void EmitMember(SourceWriter w, StructMember member)
    {
        switch (member.Type)
        {
            case ScalarMember { EnumType: null, Order: ByteOrder.Host } scalar:
                Docs.Summary(w, member.Doc, member.CName);
                w.Line($"[FieldOffset({member.Offset})] public {scalar.Scalar.Keyword()} {member.PropertyName};");
                break;
            case ScalarMember scalar:
                EmitConverted(w, member, scalar);
                break;
            case StructMemberType inner:
                Docs.Summary(w, member.Doc, member.CName);
                w.Line($"[FieldOffset({member.Offset})] public {inner.StructType} {member.PropertyName};");
                break;
            case BytesMember bytes:
                EmitBytes(w, member, bytes.Length);
                break;
        }
    }

    /// <summary>A number that has names, or the network's byte order: kept as on the wire, turned when asked for.</summary>
    private static void EmitConverted(SourceWriter w, StructMember member, ScalarMember scalar)
    {
        string raw = scalar.Scalar.Keyword(), type = scalar.EnumType ?? raw, field = Field(member);
        string written = type == raw ? "value" : $"({raw})value";
        w.Line($"[FieldOffset({member.Offset})] private {raw} {field};");
        Docs.Summary(w, member.Doc, member.CName);
        if (scalar.Order == ByteOrder.Host)
        {
            w.Line($"public {type} {member.PropertyName} {{ readonly get => ({type}){field}; set => {field} = {written}; }}");
            return;
        }
        using (w.Block($"public {type} {member.PropertyName}"))
        {
            w.Line($"readonly get => {(type == raw ? Swap(field, scalar.Order) : $"({type})({Swap(field, scalar.Order)})")};");
            w.Line($"set => {field} = {Swap(written, scalar.Order)};");
        }
    }

    private static string Swap(string value, ByteOrder order) => order == ByteOrder.Big
        ? $"BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness({value}) : {value}"
        : $"BitConverter.IsLittleEndian ? {value} : BinaryPrimitives.ReverseEndianness({value})";

    private static void EmitBytes(SourceWriter w, StructMember member, int length)
    {
        string field = Field(member), type = member.PropertyName + "Bytes";
        w.Line($"[FieldOffset({member.Offset})] private {type} {field};");
        Docs.Summary(w, member.Doc, member.CName, $"{length} bytes.");
        w.Lines($$"""
            [UnscopedRef] public Span<byte> {{member.PropertyName}} => {{field}};
            [InlineArray({{length}})]
            private struct {{type}}
            {
                private byte _first;
            }
            """);
    }

    private static string Field(StructMember member) => "_" + char.ToLowerInvariant(member.PropertyName[0]) + member.PropertyName.Substring(1);
}
