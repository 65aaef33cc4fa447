using System.Globalization;
using System.Text;

namespace Netlink.Codec;

/// <summary>Attributes as text for people: by the schema's names, types and display hints. Allocates; nothing on a hot path does this.</summary>
/// <param name="names">The family's attributes.</param>
internal sealed class AttributeText(AttributeNames names)
{
    /// <summary>Deeper than any schema nests; hostile bytes cannot make the text longer.</summary>
    private const int MaxDepth = 16;

    private readonly StringBuilder _text = new();

    /// <summary>The sets that are open, from the outside in, and the shape that each one's attributes pick for a sub-message further in.</summary>
    private readonly List<(int Set, byte[] Attributes)> _open = [];

    public override string ToString() => _text.ToString();

    public void AppendSet(AttributeReader attributes, int set)
    {
        if (_open.Count == MaxDepth)
        {
            _text.Append('…');
            return;
        }
        _open.Add((set, attributes.Raw.ToArray()));
        _text.Append('{');
        string separator = "";
        AttributeEnumerator walk = attributes.GetEnumerator();
        while (walk.MoveNext())
        {
            RawAttribute attribute = walk.Current;
            AttributeInfo info = names.Find(set, attribute.Type);
            _text.Append(separator);
            Append($"{info.Name ?? "#"}{(info.Name is null or "entry" ? attribute.Type : "")}");
            if (info.Kind != AttributeKind.Flag)
            {
                _text.Append(": ");
                AppendValue(attribute, info, attributes);
            }
            separator = ", ";
        }
        _text.Append(walk.IsMalformed ? $"{separator}malformed}}" : "}");
        _open.RemoveAt(_open.Count - 1);
    }

    private void AppendValue(RawAttribute attribute, AttributeInfo info, AttributeReader around)
    {
        switch (info.Kind)
        {
            case AttributeKind.Number: AppendNumber(attribute.Payload, info); break;
            case AttributeKind.Text: AppendQuoted(attribute.Payload); break;
            case AttributeKind.Bitfield32: AppendBitfield(attribute.Payload); break;
            case AttributeKind.Numbers: AppendPacked(attribute.Payload, info); break;
            case AttributeKind.Nest: AppendNest(attribute, new SetInfo(info.NestedSet, info.FixedHeader)); break;
            case AttributeKind.Records: AppendRecords(attribute, info); break;
            case AttributeKind.Bytes when info.FixedHeader > 0: AppendHeadedBytes(attribute.Payload, info); break;
            case AttributeKind.NumberArray or AttributeKind.TextArray or AttributeKind.BytesArray: AppendArray(attribute, info); break;
            case AttributeKind.SubMessage or AttributeKind.NumberedSubMessage: AppendNest(attribute, Shape(info, around)); break;
            default: _text.Append(HintText.Of(attribute.Payload, info.Hint)); break;
        }
    }

    /// <summary>The shape of a sub-message; its selector is beside it or in a set around.</summary>
    private SetInfo Shape(AttributeInfo info, AttributeReader around)
    {
        if (info.SelectorSet == 0)
            return AttributePath.Selected(names, info, around);
        int outer = _open.FindLastIndex(open => open.Set == info.SelectorSet);
        return outer < 0 ? default : AttributePath.Selected(names, info, new AttributeReader(_open[outer].Attributes));
    }

    private void AppendNest(RawAttribute attribute, SetInfo shape)
    {
        int header = Math.Min(WireFormat.Align(shape.FixedHeader), attribute.Payload.Length);
        if (shape.Set == 0)
            header = attribute.Payload.Length;
        if (header > 0)
            _text.Append(HintText.Of(attribute.Payload[..header], DisplayHint.None));
        if (shape.Set == 0)
            return;
        if (header > 0)
            _text.Append(' ');
        AppendSet(new AttributeReader(attribute.Payload[header..]), shape.Set);
    }

    private void AppendRecords(RawAttribute attribute, AttributeInfo info)
    {
        _text.Append('[');
        string separator = "";
        var walk = new RecordWalk(attribute.Payload, info.FixedHeader);
        while (walk.MoveNext())
        {
            _text.Append(separator).Append(HintText.Of(walk.Current[..info.FixedHeader], DisplayHint.None)).Append(' ');
            AppendSet(new AttributeReader(walk.Current[info.FixedHeader..]), info.NestedSet);
            separator = ", ";
        }
        _text.Append(walk.IsMalformed ? $"{separator}malformed]" : "]");
    }

    private void AppendHeadedBytes(ReadOnlySpan<byte> payload, AttributeInfo info)
    {
        int header = Math.Min(info.FixedHeader, payload.Length);
        _text.Append(HintText.Of(payload[..header], DisplayHint.None)).Append(' ').Append(HintText.Of(payload[header..], info.Hint));
    }

    private void AppendArray(RawAttribute attribute, AttributeInfo info)
    {
        AttributeInfo element = info with
        {
            Kind = info.Kind switch { AttributeKind.NumberArray => AttributeKind.Number, AttributeKind.TextArray => AttributeKind.Text, _ => AttributeKind.Bytes },
        };
        _text.Append('[');
        string separator = "";
        foreach (RawAttribute entry in new AttributeReader(attribute.Payload))
        {
            Append($"{separator}{entry.Type}: ");
            AppendValue(entry, element, default);
            separator = ", ";
        }
        _text.Append(']');
    }

    private void AppendNumber(ReadOnlySpan<byte> payload, AttributeInfo info)
    {
        if (info.Hint != DisplayHint.None || !ScalarWire.TryRead(payload, info.Form, out ulong value))
            _text.Append(HintText.OfNumber(payload, info));
        else if (ScalarWire.IsSigned(info.Form))
            Append($"{(long)value}");
        else
            Append($"{value}");
    }

    private void AppendPacked(ReadOnlySpan<byte> payload, AttributeInfo info)
    {
        int size = Math.Max(1, ScalarWire.SizeOf(0, info.Form));
        _text.Append('[');
        for (int at = 0; at + size <= payload.Length; at += size)
        {
            if (at > 0)
                _text.Append(", ");
            AppendNumber(payload.Slice(at, size), info);
        }
        _text.Append(']');
    }

    private void AppendBitfield(ReadOnlySpan<byte> payload)
    {
        var bits = FoundAttribute.ReadStruct<Bitfield32>(payload);
        Append($"0x{bits.Value:x}/0x{bits.Selector:x}");
    }

    private void AppendQuoted(ReadOnlySpan<byte> payload)
    {
        int end = payload.IndexOf((byte)0);
        _text.Append('"').Append(Encoding.UTF8.GetString(end < 0 ? payload : payload[..end])).Append('"');
    }

    private void Append(FormattableString part) => _text.Append(part.ToString(CultureInfo.InvariantCulture));
}
