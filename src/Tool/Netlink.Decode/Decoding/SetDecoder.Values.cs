using System.Globalization;
using Netlink.Codec;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Decoding;

/// <content>One attribute by its type.</content>
internal ref partial struct SetDecoder
{
    private Value Read(RawAttribute attribute, SchemaAttribute schema)
    {
        ReadOnlySpan<byte> payload = attribute.Payload;
        Value? value = schema.Type switch
        {
            ScalarType scalar => Scalars.Number(payload, scalar, schema.Hint, _family),
            Bitfield32Type bits => Scalars.Bitfield(payload, _family.Enum(bits.EnumType)),
            // vxlan answers with a byte where it takes a flag.
            FlagType => payload.Length switch { 0 => Yes.Instance, 1 => new Number(payload[0], false), _ => null },
            StringType => Scalars.Text(payload),
            ScalarArrayType array => Scalars.Packed(payload, new ScalarType(array.Scalar, ByteOrder.Host, null), schema.Hint, _family),
            StructType layout => Structures.Whole(payload, _family.Struct(layout.Struct), _family),
            StructArrayType array => Packed(payload, _family.Struct(array.Struct)),
            HeadedBytesType headed => Headed(payload, _family.Struct(headed.Header), schema.Hint),
            RecordsType records => Records(Inside(attribute), records),
            NestType nest => Nest(Inside(attribute), nest.Set, nest.Header),
            NestArrayType array => Entries(Inside(attribute), schema with { Type = new NestType(array.Set, null) }),
            ArrayType array => Entries(Inside(attribute), schema with { Type = array.Element }),
            KeyedNestType keyed => Keyed(Inside(attribute), schema with { Type = keyed.Depth == 1 ? new NestType(keyed.Set, null) : keyed with { Depth = 1 } }),
            KeyedScalarType keyed => Keyed(Inside(attribute), schema with { Type = keyed.Value }),
            SubMessageType sub => SubMessage(Inside(attribute), sub),
            _ => Scalars.Bytes(payload, schema.Hint),
        };
        if (value is not null) return value;
        Faults++;
        return Scalars.Hex(payload);
    }

    /// <param name="header">The structure before the attributes, if any.</param>
    private Members? Nest(Range bytes, string? set, string? header)
    {
        if (_open.Count == MaxDepth) return null;
        var value = new Members { Set = set is null ? null : _family.Set(set) };
        int start = bytes.Start.Value, end = bytes.End.Value;
        if (header is not null)
        {
            StructLayout layout = _family.Struct(header);
            Structures.Read(_message[bytes], layout.Members, 0, value, _family);
            start = Math.Min(start + Align(layout.Size), end);
        }
        if (value.Set is not null) Read(start..end, value.Set, value);
        else if (start < end) value.Add("#", Scalars.Hex(_message[start..end]));
        return value;
    }

    private readonly Items? Packed(ReadOnlySpan<byte> payload, StructLayout layout)
    {
        if (layout.Size == 0 || payload.Length % layout.Size != 0) return null;
        var items = new Items();
        for (int at = 0; at < payload.Length; at += layout.Size) items.All.Add(Structures.Whole(payload.Slice(at, layout.Size), layout, _family));
        return items;
    }

    private readonly Members? Headed(ReadOnlySpan<byte> payload, StructLayout layout, string? hint)
    {
        if (payload.Length < layout.Size) return null;
        var value = new Members();
        Structures.Read(payload, layout.Members, 0, value, _family);
        value.Add("value", Scalars.Bytes(payload[layout.Size..], hint));
        return value;
    }

    private Items Records(Range bytes, RecordsType records)
    {
        var items = new Items();
        int at = bytes.Start.Value;
        var walk = new RecordWalk(_message[bytes], _family.Struct(records.Header).Size);
        while (walk.MoveNext())
        {
            int start = at + walk.Position;
            if (Nest(start..(start + walk.Current.Length), records.Set, records.Header) is { } record) items.All.Add(record);
        }
        if (walk.IsMalformed) Faults++;
        return items;
    }

    /// <summary>An array: each entry is an attribute whose type is only its place.</summary>
    private Items Entries(Range bytes, SchemaAttribute element)
    {
        var items = new Items();
        AttributeEnumerator walk = Attributes(bytes).GetEnumerator();
        while (walk.MoveNext()) items.All.Add(Read(walk.Current, element));
        if (walk.IsMalformed) Faults++;
        return items;
    }

    /// <summary>Attributes whose types are keys.</summary>
    private Members Keyed(Range bytes, SchemaAttribute element)
    {
        var value = new Members();
        AttributeEnumerator walk = Attributes(bytes).GetEnumerator();
        while (walk.MoveNext())
        {
            RawAttribute attribute = walk.Current;
            value.All.Add(new Member(attribute.Type.ToString(CultureInfo.InvariantCulture))
            {
                Value = Read(attribute, element),
                Offset = attribute.Offset,
                Length = Size(attribute),
            });
        }
        if (walk.IsMalformed) Faults++;
        return value;
    }

    /// <returns>Null when nothing picks a format, or one that the schema does not have.</returns>
    private Members? SubMessage(Range bytes, SubMessageType sub)
    {
        if (SelectorOf(sub.Selector) is not { } selector) return null;
        EquatableArray<SubMessageFormat> formats = _family.Family.SubMessages[sub.SubMessage].Formats;
        int format = sub.Selector.IsText ? FormatOf(formats, _message[selector]) : FormatOf(sub, _message[selector]);
        return format < 0 ? null : Nest(bytes, formats[format].Set, formats[format].Header);
    }

    private static int FormatOf(EquatableArray<SubMessageFormat> formats, ReadOnlySpan<byte> selector)
    {
        if (Scalars.Text(selector) is not Quoted { Text: var word }) return -1;
        for (int i = 0; i < formats.Count; i++)
        {
            if (formats[i].Value == word) return i;
        }
        return -1;
    }

    private static int FormatOf(SubMessageType sub, ReadOnlySpan<byte> selector)
    {
        if (sub.Selector.Form is not { } form || !ScalarWire.TryRead(selector, Scalars.FormOf(form.Scalar, form.Order), out ulong number)) return -1;
        for (int i = 0; i < sub.Values.Count; i++)
        {
            if (sub.Values[i].Number == number) return i;
        }
        return -1;
    }

    /// <summary>Where the value that selects is: in this set, in one around, in the fixed header.</summary>
    private readonly Range? SelectorOf(Selector selector)
    {
        if (selector.Place == SelectorPlace.Header)
        {
            int at = WireFormat.HeaderSize + (_family.Family.Generic is null ? 0 : WireFormat.GenericHeaderSize) + selector.Number;
            int end = at + (selector.Form?.Scalar.Size() ?? 0);
            return end <= _message.Length ? at..end : null;
        }
        OpenSet? set = selector.Place == SelectorPlace.Beside ? _open[^1] : _open.FindLast(open => open.Set.Set.Id == selector.Set);
        if (set is null) return null;
        if (!set.Selectors.TryGetValue(selector.Number, out Range? found))
        {
            foreach (RawAttribute attribute in Attributes(set.Bytes))
            {
                if (attribute.Type == selector.Number) found = Inside(attribute);
            }
            set.Selectors.Add(selector.Number, found);
        }
        return found;
    }
}
