using System.Globalization;
using Netlink.Decode.Schemas;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Decoding;

/// <summary>C structures: the members that are there. Kernels send shorter and longer ones than a schema knows.</summary>
internal static class Structures
{
    /// <param name="bytes">The structure, or as much of it as there is.</param>
    /// <param name="into">Where its members go.</param>
    public static void Read(ReadOnlySpan<byte> bytes, IEnumerable<StructMember> members, int at, Members into, FamilyIndex family)
    {
        foreach (StructMember member in members)
        {
            int offset = member.Offset - at, size = SizeOf(member.Type);
            if (offset + size > bytes.Length) return;
            into.Add(member.Name, Member(bytes.Slice(offset, size), member, family));
        }
    }

    /// <summary>A structure that is an attribute, or stands in a row of them. What is longer than the schema's says so: <c>"#20": "…"</c>.</summary>
    public static Members Whole(ReadOnlySpan<byte> bytes, StructLayout layout, FamilyIndex family)
    {
        var value = new Members();
        Read(bytes, layout.Members, 0, value, family);
        if (bytes.Length > layout.Size) value.Add(string.Create(CultureInfo.InvariantCulture, $"#{layout.Size}"), Scalars.Hex(bytes[layout.Size..]));
        return value;
    }

    private static Value Member(ReadOnlySpan<byte> bytes, StructMember member, FamilyIndex family) => member.Type switch
    {
        ScalarMember scalar => Scalars.Number(bytes, new ScalarType(scalar.Scalar, scalar.Order, scalar.EnumType), member.Hint, family)!,
        StructMemberType inner => Whole(bytes, family.Struct(inner.StructType), family),
        _ => Scalars.Bytes(bytes, member.Hint),
    };

    private static int SizeOf(MemberType type) => type switch
    {
        ScalarMember scalar => scalar.Scalar.Size(),
        StructMemberType inner => inner.Size,
        BytesMember bytes => bytes.Length,
        _ => 0,
    };
}
