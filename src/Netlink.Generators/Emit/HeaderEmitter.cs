using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>Members of the fixed header: a property each, in a request and in a reply.</summary>
internal static class HeaderEmitter
{
    public static void EmitPut(SourceWriter w, StructMember member)
    {
        (string type, string put) = member.Type switch
        {
            ScalarMember scalar => (TypeOf(scalar), Put(member, scalar)),
            StructMemberType inner => (inner.StructType, PutBytes(member, inner.Size, $"MemoryMarshal.AsBytes(new ReadOnlySpan<{inner.StructType}>(in value))")),
            _ => ("ReadOnlySpan<byte>", PutBytes(member, ((BytesMember)member.Type).Length, "value")),
        };
        Docs.Summary(w, member.Doc, member.CName);
        w.Line($"public {type} {member.PropertyName} {{ set => _message.{put}; }}");
    }

    public static void EmitRead(SourceWriter w, StructMember member)
    {
        (string type, string read) = member.Type switch
        {
            ScalarMember scalar => (TypeOf(scalar), Read(member, scalar)),
            StructMemberType inner => (inner.StructType, $"MemoryMarshal.Read<{inner.StructType}>({ReadBytes(member, inner.Size)})"),
            _ => ("ReadOnlySpan<byte>", ReadBytes(member, ((BytesMember)member.Type).Length)),
        };
        Docs.Summary(w, member.Doc, member.CName);
        w.Line($"public {type} {member.PropertyName} => {read};");
    }

    private static string PutBytes(StructMember member, int length, string value) => $"PutHeaderBytes({member.Offset}, {length}, {value})";

    private static string ReadBytes(StructMember member, int length) => $"_message.HeaderBytes({member.Offset}, {length})";

    private static string TypeOf(ScalarMember scalar) => scalar.EnumType ?? scalar.Scalar.Keyword();

    private static string Put(StructMember member, ScalarMember scalar)
    {
        // The codec turns unsigned numbers round; a signed one has the same bytes.
        bool isHost = scalar.Order == ByteOrder.Host;
        string wire = (isHost ? scalar.Scalar : scalar.Scalar.Unsigned()).Keyword();
        string value = wire == TypeOf(scalar) ? "value" : $"({wire})value";
        return $"PutHeader{Order(scalar)}({member.Offset}, {value})";
    }

    private static string Read(StructMember member, ScalarMember scalar)
    {
        Scalar wire = scalar.Order == ByteOrder.Host ? scalar.Scalar : scalar.Scalar.Unsigned();
        string cast = wire.Keyword() == TypeOf(scalar) ? "" : $"({TypeOf(scalar)})";
        return $"{cast}_message.Header{wire}{Order(scalar)}({member.Offset})";
    }

    private static string Order(ScalarMember scalar) => scalar.Order == ByteOrder.Host ? "" : scalar.Order.ToString();
}
