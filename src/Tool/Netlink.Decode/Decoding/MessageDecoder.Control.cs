using System.Globalization;
using Netlink.Codec;
using Netlink.Decode.Schemas;

namespace Netlink.Decode.Decoding;

/// <content>Messages of every protocol: verdicts, the ends of dumps, and the two that say nothing.</content>
internal sealed partial class MessageDecoder
{
    private DecodedMessage Control(NetlinkMessage message, long offset, int protocol)
    {
        DecodedMessage bare = Bare(message, offset) with
        {
            Operation = message.Type switch
            {
                WireFormat.NoopType => "noop",
                WireFormat.ErrorType => "error",
                WireFormat.DoneType => "done",
                WireFormat.OverrunType => "overrun",
                _ => null,
            },
        };
        if (!ExtAck.TryRead(message, out ExtAck ack))
        {
            var rest = new Members();
            if (!message.Payload.IsEmpty) rest.Add("#", Scalars.Hex(message.Payload));
            return bare with { Header = rest, Faults = bare.Operation is null ? 1 : 0 };
        }
        DecodedMessage? quoted = message.Type == WireFormat.ErrorType ? Quoted(message, offset, protocol) : null;
        var attributes = new Members { Set = catalog.Verdicts.SetNamed("verdict-attrs") };
        var decoder = new SetDecoder(catalog.Verdicts, message.Bytes);
        // Without the flag what stands there is no attribute, or nothing.
        if (!ack.Attributes.Raw.IsEmpty) decoder.Read((message.Bytes.Length - ack.Attributes.Raw.Length)..message.Bytes.Length, attributes.Set, attributes);
        return bare with
        {
            Attributes = attributes,
            Error = WireFormat.Read<int>(message.Payload, 0),
            Text = attributes.Find("msg") is Decoding.Quoted { Text: var text } ? text : null,
            Attribute = PathOf(ack, message, quoted, protocol),
            Request = quoted,
            Faults = decoder.Faults + (quoted?.Faults ?? 0),
        };
    }

    /// <summary>The request within an error: whole, or cut to its header.</summary>
    private DecodedMessage? Quoted(NetlinkMessage error, long offset, int protocol)
    {
        const int At = WireFormat.HeaderSize + sizeof(int);
        ReadOnlySpan<byte> rest = error.Bytes[At..];
        if (rest.Length < WireFormat.HeaderSize) return null;
        bool isWhole = (error.Flags & NetlinkFlags.Capped) == 0 && NetlinkMessage.TryRead(rest, out NetlinkMessage request);
        if (isWhole && NetlinkMessage.TryRead(rest, out request) && request.Type >= FirstFamilyType) return Explain(request, offset + At, protocol);
        var cut = new NetlinkMessage(rest[..WireFormat.HeaderSize]);
        NetlinkMessage seen = _conversation.Find(cut.Sequence);
        (FamilyIndex? family, var operation) = protocol == NetlinkSocket.Generic && seen.Type != cut.Type ? default : Resolve(seen.Type == cut.Type ? seen : cut, protocol);
        return Bare(cut, offset + At) with
        {
            Length = (int)Math.Min(WireFormat.Read<uint>(rest, WireFormat.LengthAt), int.MaxValue),
            Family = family?.Name,
            Operation = operation?.Name,
        };
    }

    /// <summary>
    /// The attribute that the kernel points at, by its path where the request is known: quoted, or seen before. Else by its place: <c>@36</c>
    /// is 36 bytes from the request's first.
    /// </summary>
    private string? PathOf(ExtAck ack, NetlinkMessage error, DecodedMessage? quoted, int protocol)
    {
        bool hasOffset = ack.Offset.TryGet(out uint offset), isMissing = ack.MissingType.TryGet(out uint missing);
        if (!hasOffset && !isMissing) return null;
        Members? request = quoted?.Attributes.Set is not null ? quoted.Attributes : null;
        NetlinkMessage seen = _conversation.Find(error.Sequence);
        if (request is null && !seen.Bytes.IsEmpty) request = Explain(seen, 0, protocol).Attributes;
        if (!hasOffset)
        {
            int? nest = ack.MissingNest.TryGet(out uint at) ? (int)at : null;
            return request is null ? Place("#", missing) : AttributePaths.Missing(request, nest, (int)missing);
        }
        return (request is null ? null : AttributePaths.Find(request, (int)offset, out _)) ?? Place("@", offset);
    }

    private static string Place(string sign, uint number) => string.Create(CultureInfo.InvariantCulture, $"{sign}{number}");
}
