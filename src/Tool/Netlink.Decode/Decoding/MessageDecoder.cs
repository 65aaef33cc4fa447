using Netlink.Codec;
using Netlink.Decode.Schemas;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Decoding;

/// <summary>Explains messages one after another; what an earlier one told serves the later ones.</summary>
/// <param name="generic">What is known of the numbers of generic netlink.</param>
/// <param name="isMulticast">Nothing answers: all are notifications, although some carry the number of the request that caused them.</param>
internal sealed partial class MessageDecoder(Catalog catalog, GenericFamilies generic, bool isMulticast = false)
{
    /// <summary><c>NLMSG_MIN_TYPE</c>: below are the messages that all protocols share.</summary>
    private const int FirstFamilyType = 16;

    private readonly Conversation _conversation = new();

    /// <param name="offset">Where the message begins in what the user gave.</param>
    /// <param name="protocol">Third argument of <c>socket</c>.</param>
    public DecodedMessage Decode(NetlinkMessage message, long offset, int protocol)
    {
        if (message.Type < FirstFamilyType) return Control(message, offset, protocol);
        if (protocol == NetlinkSocket.Generic) generic.Observe(message);
        if (IsRequest(message)) _conversation.Add(message);
        return Explain(message, offset, protocol);
    }

    private DecodedMessage Explain(NetlinkMessage message, long offset, int protocol)
    {
        (FamilyIndex? family, Operation? operation) = Resolve(message, protocol);
        int at = WireFormat.HeaderSize;
        var header = new Members();
        if (protocol == NetlinkSocket.Generic)
        {
            Structures.Read(message.Payload, s_generic, 0, header, FamilyIndex.Unknown);
            at = Math.Min(at + WireFormat.GenericHeaderSize, message.Bytes.Length);
        }
        else if (operation is null)
        {
            // Where the attributes begin, only a schema could tell.
            if (at < message.Bytes.Length) header.Add("#", Scalars.Hex(message.Bytes[at..]));
            return Bare(message, offset) with { Header = header, Faults = 1 };
        }
        if (operation?.Header is { } layout)
        {
            Structures.Read(message.Bytes[at..], layout.Members, at - WireFormat.HeaderSize, header, family!);
            at = Math.Min(at + WireFormat.Align(layout.Size), message.Bytes.Length);
        }
        FamilyIndex shape = family ?? FamilyIndex.Unknown;
        var attributes = new Members { Set = (IsRequest(message) ? operation?.Set : operation?.ReplySet) is { } set ? shape.Set(set) : SetIndex.Unknown };
        var decoder = new SetDecoder(shape, message.Bytes);
        decoder.Read(at..message.Bytes.Length, attributes.Set, attributes);
        return Bare(message, offset) with
        {
            Family = family?.Name,
            Operation = operation?.Name,
            Header = header,
            Attributes = attributes,
            Faults = decoder.Faults + (operation is null ? 1 : 0),
        };
    }

    /// <summary>Whose message it is; of the families that have its type the first.</summary>
    private (FamilyIndex? Family, Operation? Operation) Resolve(NetlinkMessage message, int protocol)
    {
        bool isRequest = IsRequest(message), isUnasked = isMulticast || message is { PortId: 0, Sequence: 0 };
        if (protocol == NetlinkSocket.Generic)
        {
            FamilyIndex? family = generic.Of(message);
            return (family, message.Payload.IsEmpty ? null : family?.Find(message.Payload[0], isRequest, isUnasked));
        }
        foreach (FamilyIndex family in catalog.Of(protocol))
        {
            if (family.Find(message.Type, isRequest, isUnasked) is { } operation) return (family, operation);
        }
        return default;
    }

    private static bool IsRequest(NetlinkMessage message) => (message.Flags & NetlinkFlags.Request) != 0;

    private static DecodedMessage Bare(NetlinkMessage message, long offset) =>
        new(offset, message.Bytes.Length, message.Type, message.Flags, message.Sequence, message.PortId);

    /// <summary><c>struct genlmsghdr</c>.</summary>
    private static readonly StructMember[] s_generic =
    [
        new("cmd", "", "cmd", 0, new ScalarMember(Scalar.U8, ByteOrder.Host, null), null, null),
        new("version", "", "version", 1, new ScalarMember(Scalar.U8, ByteOrder.Host, null), null, null),
    ];
}
