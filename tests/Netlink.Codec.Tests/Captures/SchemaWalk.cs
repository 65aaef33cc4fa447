using System.Buffers.Binary;
using System.Text;
using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.Captures;

/// <summary>An attribute found in a message, with what the schema says of it.</summary>
internal sealed record SeenAttribute(string CName, SchemaAttribute Schema, byte[] Payload)
{
    /// <summary><c>nla_len</c>.</summary>
    public int Length => Payload.Length + 4;
}

/// <summary>Walks messages by the schema, nests and all, and notes every attribute in the order of the bytes.</summary>
internal sealed class SchemaWalk(SchemaFile schema)
{
    private const int Inet6 = 10;
    private const int Bridge = 7;

    private readonly Dictionary<int, SchemaOperation> _messages = ByType(schema);

    /// <summary>Attributes that the schema does not know, and lengths that do not add up.</summary>
    public List<string> Problems { get; } = [];

    public bool Knows(int type) => _messages.ContainsKey(type);

    public List<SeenAttribute> Walk(NetlinkMessage message)
    {
        var seen = new List<SeenAttribute>();
        SchemaOperation operation = _messages[message.Type];
        int header = (schema.Definitions[operation.FixedHeader].Size + 3) & ~3;
        ReadOnlySpan<byte> payload = message.Payload;
        if (payload.Length > header)
            Walk(new AttributeReader(payload[header..]), schema.Sets[operation.Set!], payload[0], operation.Name, seen);
        return seen;
    }

    private void Walk(AttributeReader attributes, SchemaSet set, int family, string path, List<SeenAttribute> seen)
    {
        AttributeEnumerator walk = attributes.GetEnumerator();
        while (walk.MoveNext())
        {
            RawAttribute raw = walk.Current;
            int number = raw.Type;
            SchemaAttribute? attribute = set.Attributes.FirstOrDefault(candidate => candidate.Number == number);
            if (attribute is null)
            {
                Problems.Add($"{path}: {set.Name} has no attribute {raw.Type}");
                continue;
            }
            seen.Add(new SeenAttribute(HeaderFacts.CName(set, attribute), attribute, raw.Payload.ToArray()));
            Inside(attributes, attribute, raw.Payload, set, family, $"{path}.{attribute.Name}", seen);
        }
        if (walk.IsMalformed)
            Problems.Add($"{path}: the attributes of {set.Name} do not add up");
    }

    private void Inside(
        AttributeReader siblings, SchemaAttribute attribute, ReadOnlySpan<byte> payload, SchemaSet set, int family, string path, List<SeenAttribute> seen)
    {
        string? inner = attribute.Set;
        int header = attribute.FixedHeader is { } structure ? schema.Definitions[structure].Size : 0;
        if (attribute.SubMessage is { } subMessage)
            inner = FormatOf(siblings, attribute, subMessage, set);
        else if (attribute.Name == "protinfo")
            inner = family switch { Bridge => "linkinfo-brport-attrs", Inet6 => "ifla6-attrs", _ => null };
        else if (attribute.Name == "af-spec" && family == Bridge)
            inner = null;
        else if (attribute.Name == "multipath")
            Hops(payload, set, family, path, seen);
        if (inner is not null && payload.Length >= header)
            Walk(new AttributeReader(payload[header..]), schema.Sets[inner], family, path, seen);
    }

    private string? FormatOf(AttributeReader siblings, SchemaAttribute attribute, string subMessage, SchemaSet set)
    {
        SchemaAttribute selector = set.Attributes.Single(candidate => candidate.Name == attribute.Selector);
        if (!siblings[(ushort)selector.Number].String(selector.Name).TryGet(out ReadOnlySpan<byte> value))
            return null;
        string text = Encoding.UTF8.GetString(value);
        return schema.SubMessages[subMessage].FirstOrDefault(format => format.Value == text)?.Set;
    }

    /// <summary>The records of <c>RTA_MULTIPATH</c>, which the schema only describes in words.</summary>
    private void Hops(ReadOnlySpan<byte> payload, SchemaSet set, int family, string path, List<SeenAttribute> seen)
    {
        int header = schema.Definitions["rtnexthop"].Size;
        while (payload.Length >= header)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(payload);
            if (length < header || length > payload.Length)
            {
                Problems.Add($"{path}: rtnh_len {length}");
                return;
            }
            Walk(new AttributeReader(payload[header..length]), set, family, path, seen);
            payload = payload[Math.Min((length + 3) & ~3, payload.Length)..];
        }
    }

    private static Dictionary<int, SchemaOperation> ByType(SchemaFile schema)
    {
        var messages = new Dictionary<int, SchemaOperation>();
        foreach (SchemaOperation operation in schema.Operations)
        {
            SchemaOperation shape = operation.Notify is { } cause ? schema.Operations.Single(other => other.Name == cause) : operation;
            foreach (int? type in (int?[])[operation.RequestType, operation.ReplyType])
            {
                if (type is { } number)
                    messages.TryAdd(number, shape);
            }
        }
        return messages;
    }
}
