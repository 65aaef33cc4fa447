using System.Text;

namespace Netlink.Codec;

/// <summary>An attribute of a request.</summary>
/// <param name="Path">By the schema's names, what a selector chose in brackets: <c>linkinfo.data(vxlan).id</c>; null for none.</param>
/// <param name="Set">Id of the set it is an attribute of.</param>
/// <param name="Type">Its number.</param>
/// <param name="Inside">Id of the set that is nested in it, 0 if none; without an attribute that of the whole request.</param>
internal readonly record struct AttributePlace(string? Path, int Set, ushort Type, int Inside);

/// <summary>From a byte offset within a request, as the kernel reports it, to the attribute's path in the schema.</summary>
internal static class AttributePath
{
    /// <summary>Deeper than any schema nests; hostile bytes cannot make the walk longer.</summary>
    private const int MaxDepth = 16;

    /// <summary>The innermost attribute whose header or payload covers <paramref name="offset"/>; the default value with the request's set if none does.</summary>
    /// <param name="request">The bytes as they were sent.</param>
    /// <param name="offset">From the request's <c>nlmsghdr</c>.</param>
    public static AttributePlace Find(in NetlinkRequest request, int offset)
    {
        var place = new AttributePlace(null, 0, 0, request.Set);
        if (request.Names is not { } names || offset < request.AttributesAt)
            return place;

        var attributes = new AttributeReader(request.Bytes[Math.Min(request.AttributesAt, request.Bytes.Length)..], request.AttributesAt);
        for (int depth = 0; depth < MaxDepth; depth++)
        {
            if (!TryCover(attributes, offset, out RawAttribute covering))
                return place;
            AttributeInfo info = names.Find(place.Inside, covering.Type);
            string name = NameOf(covering, info, attributes);
            SetInfo nested = Inside(names, info, attributes);
            place = new AttributePlace(place.Path is null ? name : $"{place.Path}.{name}", place.Inside, covering.Type, nested.Set);
            int skip = WireFormat.Align(nested.FixedHeader);
            if (nested.Set == 0 || covering.Payload.Length < skip)
                return place;
            int start = covering.Offset + WireFormat.AttributeHeaderSize;
            ReadOnlySpan<byte> content = covering.Payload;
            if (info.Kind == AttributeKind.Records && !TryCoverRecord(ref content, ref start, skip, offset))
                return place;
            attributes = new AttributeReader(content[skip..], start + skip);
        }
        return place;
    }

    /// <summary>Id of the set whose nest is the innermost open one of a message under construction; the message's own if none is.</summary>
    /// <param name="message">The message, its attributes and open nests up to where the build failed.</param>
    /// <param name="attributesAt">Where its attributes begin.</param>
    /// <param name="names">The family's names.</param>
    /// <param name="set">Id of the message's set.</param>
    public static int OpenSet(ReadOnlySpan<byte> message, int attributesAt, AttributeNames names, int set)
    {
        Span<int> starts = stackalloc int[MaxDepth];
        int depth = 0;
        for (int start = BuildState.OpenNest(message); start != 0 && depth < MaxDepth; start = BuildState.OuterOf(message, start))
            starts[depth++] = start;
        bool isRecord = false;
        int header = 0;
        while (depth > 0)
        {
            int start = starts[--depth];
            if (isRecord)
            {
                isRecord = false;
                attributesAt = start + header;
                continue;
            }
            AttributeInfo info = names.Find(set, WireFormat.Read<ushort>(message, start + 2) & WireFormat.TypeMask);
            // What stands before an open nest is complete, a selector among it.
            SetInfo nested = Inside(names, info, new AttributeReader(message[attributesAt..start]));
            set = nested.Set;
            isRecord = info.Kind == AttributeKind.Records;
            header = WireFormat.Align(nested.FixedHeader);
            attributesAt = start + WireFormat.AttributeHeaderSize + header;
        }
        return set;
    }

    /// <summary>Narrows a row of records to the one that covers <paramref name="offset"/>.</summary>
    private static bool TryCoverRecord(ref ReadOnlySpan<byte> row, ref int start, int header, int offset)
    {
        var walk = new RecordWalk(row, header);
        while (walk.MoveNext())
        {
            int at = start + walk.Position;
            if (offset < at || offset >= at + walk.Current.Length)
                continue;
            row = walk.Current;
            start = at;
            return true;
        }
        return false;
    }

    private static SetInfo Inside(AttributeNames names, AttributeInfo info, AttributeReader around)
    {
        if (info.SubMessage == 0)
            return new SetInfo(info.NestedSet, info.FixedHeader);
        // A selector further out belongs to what only the kernel sends.
        return info.SelectorSet == 0 ? Selected(names, info, around) : default;
    }

    /// <summary>The shape of a sub-message whose selector stands in <paramref name="around"/>.</summary>
    internal static SetInfo Selected(AttributeNames names, AttributeInfo info, AttributeReader around)
    {
        ushort selector = (ushort)info.Selector;
        if (info.Kind == AttributeKind.SubMessage)
            return around[selector].String("").TryGet(out ReadOnlySpan<byte> text) ? names.SelectSet(info.SubMessage, text) : default;
        return around[selector].Scalar<ulong>("", info.Form).TryGet(out ulong number) ? names.SelectSet(info.SubMessage, number) : default;
    }

    /// <summary>An attribute's name, what its selector says in brackets.</summary>
    private static string NameOf(RawAttribute attribute, AttributeInfo info, AttributeReader around)
    {
        if (info.Name is not { } name)
            return $"#{attribute.Type}";
        if (info.SubMessage == 0 || info.SelectorSet != 0)
            return name;
        ushort selector = (ushort)info.Selector;
        if (info.Kind == AttributeKind.SubMessage)
            return around[selector].String("").TryGet(out ReadOnlySpan<byte> text) ? $"{name}({Encoding.UTF8.GetString(text)})" : name;
        return around[selector].Scalar<ulong>("", info.Form).TryGet(out ulong number) ? $"{name}({number})" : name;
    }

    private static bool TryCover(AttributeReader attributes, int offset, out RawAttribute covering)
    {
        foreach (RawAttribute attribute in attributes)
        {
            int end = attribute.Offset + WireFormat.AttributeHeaderSize + attribute.Payload.Length;
            if (offset < attribute.Offset || offset >= end)
                continue;
            covering = attribute;
            return true;
        }
        covering = default;
        return false;
    }
}
