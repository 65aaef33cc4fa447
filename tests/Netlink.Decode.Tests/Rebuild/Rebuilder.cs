using System.Text.Json;
using Netlink.Codec;
using Netlink.Decode.Schemas;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Tests.Rebuild;

/// <summary>From the program's JSON back to bytes, by the same schema and the codec's builder.</summary>
internal sealed class Rebuilder(FamilyIndex family)
{
    private const int Room = 64 * 1024;

    private readonly Values _values = new(family);

    /// <summary>The objects around the one at hand, from the outside in: selectors may stand in any of them.</summary>
    private readonly List<JsonElement> _around = [];

    public byte[] Message(JsonElement message, Operation operation)
    {
        bool isGeneric = family.Family.Generic is not null;
        var type = (ushort)message.GetProperty("type").GetInt32();
        var flags = (NetlinkFlags)message.GetProperty("flags").GetInt32();
        JsonElement header = message.GetProperty("header");
        byte[] buffer = new byte[Room];
        int size = operation.Header?.Size ?? 0;
        MessageBuilder builder = isGeneric
            ? MessageBuilder.BeginGeneric(buffer, type, header.GetProperty("cmd").GetByte(), header.GetProperty("version").GetByte(), flags, size)
            : MessageBuilder.Begin(buffer, type, flags, size);
        foreach (StructMember member in operation.Header?.Members ?? default)
        {
            if (!header.TryGetProperty(member.Name, out JsonElement value)) continue;
            byte[] bytes = _values.Member(value, member);
            builder.PutHeaderBytes(member.Offset, bytes.Length, bytes);
        }
        _around.Add(header);
        if (operation.Set is { } set) Put(builder, message.GetProperty("attributes"), family.Set(set));
        NetlinkRequest request = builder.Finish(NoNames.Instance, 0);
        Assert.False(request.Error.Failed, request.Error.ToString());
        byte[] built = request.Bytes.ToArray();
        BitConverter.TryWriteBytes(built.AsSpan(8), message.GetProperty("seq").GetUInt32());
        BitConverter.TryWriteBytes(built.AsSpan(12), message.GetProperty("pid").GetUInt32());
        return built;
    }

    private void Put(MessageBuilder builder, JsonElement members, SetIndex set)
    {
        _around.Add(members);
        foreach (JsonProperty member in members.EnumerateObject())
        {
            SchemaAttribute? attribute = set.Set.Attributes.FirstOrDefault(candidate => candidate.Name == member.Name);
            if (attribute is null)
            {
                if (member.Name.Length > 1 && member.Name[0] == '#') builder.PutBytes(ushort.Parse(member.Name.AsSpan(1)), Convert.FromHexString(member.Value.GetString()!));
                continue;
            }
            bool isRow = member.Value.ValueKind == JsonValueKind.Array && (attribute.IsMulti || !IsRow(attribute.Type));
            foreach (JsonElement value in isRow ? member.Value.EnumerateArray().ToArray() : [member.Value])
                builder.PutBytes((ushort)(attribute.Number | (IsNest(attribute.Type) && value.ValueKind != JsonValueKind.String ? WireFormat.Nested : 0)), Payload(value, attribute.Type, attribute.Hint));
        }
        _around.RemoveAt(_around.Count - 1);
    }

    private byte[] Payload(JsonElement value, AttributeType type, string? hint)
    {
        // What could not be read as its type was shown as it is.
        if (value.ValueKind == JsonValueKind.String && type is not (ScalarType or StringType or BinaryType)) return Convert.FromHexString(value.GetString()!);
        return type switch
        {
            ScalarType scalar => _values.Scalar(value, scalar, hint),
            Bitfield32Type bits => [.. _values.Bits(value.GetProperty("value"), bits), .. _values.Bits(value.GetProperty("selector"), bits)],
            FlagType => value.ValueKind == JsonValueKind.True ? [] : [value.GetByte()],
            StringType text => [.. System.Text.Encoding.UTF8.GetBytes(value.GetString()!), .. text.IsTerminated ? new byte[1] : []],
            ScalarArrayType array => [.. value.EnumerateArray().SelectMany(item => _values.Scalar(item, new ScalarType(array.Scalar, ByteOrder.Host, null), hint))],
            StructType layout => _values.Struct(value, family.Struct(layout.Struct)),
            StructArrayType array => [.. value.EnumerateArray().SelectMany(item => _values.Struct(item, family.Struct(array.Struct)))],
            HeadedBytesType headed => [.. _values.Struct(value, family.Struct(headed.Header)), .. Values.Bytes(value.GetProperty("value").GetString()!, hint)],
            RecordsType records => Records(value, records),
            NestType nest => Nest(value, nest.Set, nest.Header),
            NestArrayType array => Entries(value, new NestType(array.Set, null), hint),
            ArrayType array => Entries(value, array.Element, hint),
            KeyedNestType keyed => Keyed(value, keyed.Depth == 1 ? new NestType(keyed.Set, null) : keyed with { Depth = 1 }, hint),
            KeyedScalarType keyed => Keyed(value, keyed.Value, hint),
            SubMessageType sub => Chosen(value, sub),
            _ => Values.Bytes(value.GetString()!, hint),
        };
    }

    private byte[] Nest(JsonElement value, string? set, string? header)
    {
        byte[] head = header is null ? [] : Padded(_values.Struct(value, family.Struct(header)));
        return set is null ? head : [.. head, .. Attributes(builder => Put(builder, value, family.Set(set)))];
    }

    private byte[] Records(JsonElement value, RecordsType records) =>
        [.. value.EnumerateArray().SelectMany(item => Padded(Nest(item, records.Set, records.Header)))];

    private byte[] Chosen(JsonElement value, SubMessageType sub)
    {
        JsonElement selector = _around.FindLast(around => around.TryGetProperty(sub.Selector.Name, out _)).GetProperty(sub.Selector.Name);
        SubMessageFormat format = family.Family.SubMessages[sub.SubMessage].Formats.Single(format => format.Value == selector.ToString());
        return Nest(value, format.Set, format.Header);
    }

    private byte[] Entries(JsonElement value, AttributeType element, string? hint) => Attributes(builder =>
    {
        ushort place = 1;
        foreach (JsonElement item in value.EnumerateArray())
            builder.PutBytes((ushort)(place++ | (IsNest(element) ? WireFormat.Nested : 0)), Payload(item, element, hint));
    });

    private byte[] Keyed(JsonElement value, AttributeType element, string? hint) => Attributes(builder =>
    {
        foreach (JsonProperty item in value.EnumerateObject())
            builder.PutBytes((ushort)(ushort.Parse(item.Name) | (IsNest(element) ? WireFormat.Nested : 0)), Payload(item.Value, element, hint));
    });

    private delegate void Fill(MessageBuilder builder);

    private static byte[] Attributes(Fill fill)
    {
        MessageBuilder builder = MessageBuilder.Begin(new byte[Room], 0, 0, 0);
        fill(builder);
        NetlinkRequest request = builder.Finish(NoNames.Instance, 0);
        Assert.False(request.Error.Failed, request.Error.ToString());
        return request.Bytes[WireFormat.HeaderSize..].ToArray();
    }

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[WireFormat.Align(bytes.Length) - bytes.Length]];

    /// <summary>An array in JSON although there is one attribute.</summary>
    private static bool IsRow(AttributeType type) =>
        type is ScalarArrayType or StructArrayType or RecordsType or NestArrayType or ArrayType or ScalarType { EnumType: not null };

    private static bool IsNest(AttributeType type) => type is NestType or NestArrayType or ArrayType or KeyedNestType or KeyedScalarType or SubMessageType;

    private sealed class NoNames : AttributeNames
    {
        public static readonly NoNames Instance = new();
        public override AttributeInfo Find(int set, int type) => default;
        public override SetInfo SelectSet(int subMessage, ReadOnlySpan<byte> selector) => default;
    }
}
