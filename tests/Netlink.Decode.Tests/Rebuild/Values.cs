using System.Globalization;
using System.Net;
using System.Text.Json;
using Netlink.Codec;
using Netlink.Decode.Decoding;
using Netlink.Decode.Schemas;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Tests.Rebuild;

/// <summary>Values of the simple types, from JSON to bytes.</summary>
internal sealed class Values(FamilyIndex family)
{
    public byte[] Scalar(JsonElement value, ScalarType type, string? hint)
    {
        ScalarForm form = Scalars.FormOf(type.Scalar, type.Order);
        EnumType? names = family.Family.Enums.FirstOrDefault(candidate => candidate.TypeName == type.EnumType);
        if (value.ValueKind == JsonValueKind.String && names is null && hint is not (null or "hex")) return Bytes(value.GetString()!, hint);
        ulong? number = Number(value, names);
        // No number and no name: it was not of its type.
        if (number is null) return Convert.FromHexString(value.GetString()!);
        byte[] bytes = new byte[ScalarWire.SizeOf(number.Value, form)];
        ScalarWire.Write(bytes, number.Value, form);
        return bytes;
    }

    public byte[] Bits(JsonElement value, Bitfield32Type type) => Scalar(value, new ScalarType(Generators.Schema.Model.Scalar.U32, ByteOrder.Host, type.EnumType), null);

    public byte[] Member(JsonElement value, StructMember member) => member.Type switch
    {
        ScalarMember scalar => Scalar(value, new ScalarType(scalar.Scalar, scalar.Order, scalar.EnumType), member.Hint),
        StructMemberType inner => Struct(value, family.Struct(inner.StructType)),
        _ => Bytes(value.GetString()!, member.Hint),
    };

    /// <summary>As long as its last member, where it was cut; with what stood behind it.</summary>
    public byte[] Struct(JsonElement value, StructLayout layout)
    {
        byte[] bytes = new byte[layout.Size];
        int end = 0;
        foreach (StructMember member in layout.Members)
        {
            if (!value.TryGetProperty(member.Name, out JsonElement part)) continue;
            byte[] content = Member(part, member);
            content.CopyTo(bytes, member.Offset);
            end = member == layout.Members[^1] ? layout.Size : member.Offset + content.Length;
        }
        string surplus = string.Create(CultureInfo.InvariantCulture, $"#{layout.Size}");
        return value.TryGetProperty(surplus, out JsonElement rest) ? [.. bytes, .. Convert.FromHexString(rest.GetString()!)] : bytes[..end];
    }

    public static byte[] Bytes(string text, string? hint) => hint switch
    {
        "mac" or "fddi" => Convert.FromHexString(text.Replace(":", "", StringComparison.Ordinal)),
        "uuid" when text.Contains('-', StringComparison.Ordinal) => new Guid(text).ToByteArray(bigEndian: true),
        "ipv4" or "ipv6" or "ipv4-or-v6" when IPAddress.TryParse(text, out IPAddress? address) && text.AsSpan().ContainsAny(".:") => address.GetAddressBytes(),
        _ => Convert.FromHexString(text),
    };

    private static ulong? Number(JsonElement value, EnumType? names) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetUInt64(out ulong number) ? number : (ulong)value.GetInt64(),
        JsonValueKind.Array => value.EnumerateArray().Aggregate(0UL, (bits, item) => bits | Number(item, names)!.Value),
        _ when value.GetString() is { } word && word.StartsWith("0x", StringComparison.Ordinal) => ulong.Parse(word.AsSpan(2), NumberStyles.AllowHexSpecifier),
        _ => names?.Entries.FirstOrDefault(entry => entry.Word == value.GetString()) is { } entry ? entry.Value < 0 ? (ulong)(long)entry.Value : (ulong)entry.Value : null,
    };
}
