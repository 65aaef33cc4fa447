using System.Globalization;
using Netlink.Codec;
using Netlink.Decode.Schemas;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Decoding;

/// <summary>The attributes of one message, nests and all, as a tree. Bounded work on any bytes, no exception.</summary>
internal ref partial struct SetDecoder
{
    /// <summary>Deeper than any schema nests; what lies deeper is shown as hexadecimal digits.</summary>
    private const int MaxDepth = 24;

    private readonly FamilyIndex _family;
    private readonly ReadOnlySpan<byte> _message;
    private readonly List<OpenSet> _open = [];

    /// <param name="family">Whose message it is.</param>
    /// <param name="message">From its <c>nlmsghdr</c>.</param>
    public SetDecoder(FamilyIndex family, ReadOnlySpan<byte> message)
    {
        _family = family;
        _message = message;
    }

    /// <summary>Attributes that the schema does not know, and values that are not of their type.</summary>
    public int Faults { get; private set; }

    /// <summary>A set that is being read: where its attributes are, and where its selectors, each looked up once however many ask.</summary>
    private sealed record OpenSet(SetIndex Set, Range Bytes, Dictionary<int, Range?> Selectors);

    /// <param name="bytes">Where the attributes are in the message.</param>
    public void Read(Range bytes, SetIndex set, Members into)
    {
        _open.Add(new OpenSet(set, bytes, []));
        AttributeReader attributes = Attributes(bytes);
        Dictionary<int, Member> seen = [];
        AttributeEnumerator walk = attributes.GetEnumerator();
        int end = bytes.Start.Value;
        while (walk.MoveNext())
        {
            RawAttribute attribute = walk.Current;
            SchemaAttribute? schema = set.Find(attribute.Type);
            if (schema is null) Faults++;
            Add(into, seen, attribute, schema, schema is null ? Scalars.Hex(attribute.Payload) : Read(attribute, schema));
            end = Math.Min(attribute.Offset + Align(Size(attribute)), bytes.End.Value);
        }
        if (walk.IsMalformed)
        {
            // What is no attribute: a hole in the schema, or a liar's length.
            Faults++;
            into.Add("#", Scalars.Hex(_message[end..bytes.End.Value]));
        }
        _open.RemoveAt(_open.Count - 1);
    }

    /// <summary>What may repeat is an array, always; what repeats although it may not, is one too.</summary>
    private static void Add(Members into, Dictionary<int, Member> seen, RawAttribute attribute, SchemaAttribute? schema, Value value)
    {
        if (seen.TryGetValue(attribute.Type, out Member? before))
        {
            if (before.Value is not Items { IsRepeated: true } all) before.Value = all = Row(before.Value);
            all.All.Add(value);
            return;
        }
        var member = new Member(schema?.Name ?? string.Create(CultureInfo.InvariantCulture, $"#{attribute.Type}"))
        {
            Value = schema is { IsMulti: true } ? Row(value) : value,
            Offset = attribute.Offset,
            Length = Size(attribute),
        };
        seen.Add(attribute.Type, member);
        into.All.Add(member);
    }

    private static Items Row(Value first)
    {
        var row = new Items { IsRepeated = true };
        row.All.Add(first);
        return row;
    }

    private readonly AttributeReader Attributes(Range bytes) => new(_message[bytes], bytes.Start.Value);

    private static int Size(RawAttribute attribute) => HeaderSize + attribute.Payload.Length;

    /// <summary>The payload's place in the message.</summary>
    private static Range Inside(RawAttribute attribute) => (attribute.Offset + HeaderSize)..(attribute.Offset + Size(attribute));

    private const int HeaderSize = WireFormat.AttributeHeaderSize;

    private static int Align(int length) => WireFormat.Align(length);
}
