using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>Members of the fixed header: a property each, in a request and in a reply.</summary>
internal static class HeaderEmitter
{
    public static void EmitPut(SourceWriter w, StructMember member)
    {
        Docs.Summary(w, member.Doc, member.CName);
        w.Line(member.Type switch
        {
            ScalarMember scalar => $"public {TypeOf(scalar)} {member.PropertyName} {{ set => _message.{Put(member, scalar)}; }}",
            BytesMember bytes => $"public ReadOnlySpan<byte> {member.PropertyName} {{ set => _message.PutHeaderBytes({member.Offset}, {bytes.Length}, value); }}",
            StructMemberType inner => $"public {inner.StructType} {member.PropertyName} {{ set => _message.PutHeaderBytes({member.Offset}, {inner.Size}, MemoryMarshal.AsBytes(new ReadOnlySpan<{inner.StructType}>(in value))); }}",
            _ => throw new System.InvalidOperationException(member.Type.GetType().Name),
        });
    }

    public static void EmitRead(SourceWriter w, StructMember member)
    {
        Docs.Summary(w, member.Doc, member.CName);
        w.Line(member.Type switch
        {
            ScalarMember scalar => $"public {TypeOf(scalar)} {member.PropertyName} => {Read(member, scalar)};",
            BytesMember bytes => $"public ReadOnlySpan<byte> {member.PropertyName} => _message.HeaderBytes({member.Offset}, {bytes.Length});",
            StructMemberType inner => $"public {inner.StructType} {member.PropertyName} => MemoryMarshal.Read<{inner.StructType}>(_message.HeaderBytes({member.Offset}, {inner.Size}));",
            _ => throw new System.InvalidOperationException(member.Type.GetType().Name),
        });
    }

    private static string TypeOf(ScalarMember scalar) => scalar.EnumType ?? scalar.Scalar.Keyword();

    private static string Put(StructMember member, ScalarMember scalar)
    {
        // The codec turns unsigned numbers round; a signed one has the same bytes.
        string wire = (scalar.BigEndian ? scalar.Scalar.Unsigned() : scalar.Scalar).Keyword();
        string value = wire == TypeOf(scalar) ? "value" : $"({wire})value";
        return $"PutHeader{(scalar.BigEndian ? "Big" : "")}({member.Offset}, {value})";
    }

    private static string Read(StructMember member, ScalarMember scalar)
    {
        Scalar wire = scalar.BigEndian ? scalar.Scalar.Unsigned() : scalar.Scalar;
        string cast = wire.Keyword() == TypeOf(scalar) ? "" : $"({TypeOf(scalar)})";
        return $"{cast}_message.Header{wire}{(scalar.BigEndian ? "Big" : "")}({member.Offset})";
    }
}
