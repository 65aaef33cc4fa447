using System.Text;

namespace Netlink.Codec;

/// <summary>The verdict on a request: <c>NLMSG_ERROR</c>, or the <c>NLMSG_DONE</c> that ends a dump, with its extended attributes.</summary>
/// <remarks>
/// <c>enum nlmsgerr_attrs</c> of <c>linux/netlink.h</c>. The attributes follow the quoted request in an error (cut to its header
/// when the outer flags say <c>NLM_F_CAPPED</c>) and the errno directly in a done.
/// </remarks>
public readonly ref struct ExtAck
{
    private const ushort Message = 1;
    private const ushort OffsetAttribute = 2;
    private const ushort CookieAttribute = 3;
    private const ushort PolicyAttribute = 4;
    private const ushort MissType = 5;
    private const ushort MissNest = 6;

    private readonly AttributeReader _attributes;

    private ExtAck(int errno, AttributeReader attributes)
    {
        Errno = errno;
        _attributes = attributes;
    }

    /// <summary>What follows the errno and the quoted request.</summary>
    internal AttributeReader Attributes => _attributes;

    /// <summary>Positive errno; 0 is success.</summary>
    public int Errno { get; }

    /// <summary>The kernel's text, UTF-8; a success may carry one as a warning.</summary>
    public Attr<ReadOnlySpan<byte>> Text => _attributes[Message].String("msg");

    /// <summary>Offset of the attribute at fault from the request's <c>nlmsghdr</c>.</summary>
    public Attr<uint> Offset => _attributes[OffsetAttribute].U32("offs");

    /// <summary>Family-specific bytes on success.</summary>
    public Attr<ReadOnlySpan<byte>> Cookie => _attributes[CookieAttribute].Bytes("cookie");

    /// <summary>The policy that a value broke, as nested <c>enum netlink_policy_type_attr</c>.</summary>
    public Attr<ReadOnlySpan<byte>> Policy => _attributes[PolicyAttribute].Bytes("policy");

    /// <summary>Number of an attribute that is missing.</summary>
    public Attr<uint> MissingType => _attributes[MissType].U32("miss-type");

    /// <summary>Offset of the nest in which it is missing; absent means the top level.</summary>
    public Attr<uint> MissingNest => _attributes[MissNest].U32("miss-nest");

    /// <summary>Reads <paramref name="message"/>; false when it is no verdict or too short for one.</summary>
    public static bool TryRead(NetlinkMessage message, out ExtAck ack)
    {
        ack = default;
        ReadOnlySpan<byte> payload = message.Payload;
        if (message.Type is not (WireFormat.ErrorType or WireFormat.DoneType) || payload.Length < sizeof(int))
            return false;
        int errno = WireFormat.Read<int>(payload, 0);
        ack = new ExtAck(errno == int.MinValue ? 0 : Math.Abs(errno), Extended(message, payload));
        return true;
    }

    /// <summary>The verdict as an error value; names the attribute through <paramref name="request"/>.</summary>
    internal NetlinkError ToError(in NetlinkRequest request)
    {
        string? text = Text.TryGet(out ReadOnlySpan<byte> words) && !words.IsEmpty ? Encoding.UTF8.GetString(words) : null;
        if (Errno == 0)
            return text is null ? default : new NetlinkError(NetlinkFault.None, text: text);

        AttributePlace place = Offset.TryGet(out uint offset) ? AttributePath.Find(request, (int)offset) : default;
        string? missing = null;
        if (MissingType.TryGet(out uint absent) && request.Names is { } names)
            missing = Missing(request, names, (int)absent, out _);
        return new NetlinkError(NetlinkFault.Refused, Errno, place.Type, place.Path, (int)offset, text, missing);
    }

    /// <summary>Path of an attribute that is missing.</summary>
    /// <param name="set">Id of the set it is an attribute of.</param>
    internal string Missing(in NetlinkRequest request, AttributeNames names, int type, out int set)
    {
        AttributePlace nest = MissingNest.TryGet(out uint offset) ? AttributePath.Find(request, (int)offset) : new(null, 0, 0, request.Set);
        set = nest.Inside;
        string name = names.Find(set, type).Name ?? $"#{type}";
        return nest.Path is null ? name : $"{nest.Path}.{name}";
    }

    private static AttributeReader Extended(NetlinkMessage message, ReadOnlySpan<byte> payload)
    {
        if ((message.Flags & NetlinkFlags.AckTlvs) == 0)
            return default;
        int at = sizeof(int);
        if (message.Type == WireFormat.ErrorType)
        {
            if (payload.Length < sizeof(int) + WireFormat.HeaderSize)
                return default;
            uint quoted = (message.Flags & NetlinkFlags.Capped) != 0
                ? WireFormat.HeaderSize
                : WireFormat.Read<uint>(payload, sizeof(int));
            if (quoted > payload.Length)
                return default;
            at += WireFormat.Align((int)quoted);
        }
        return at >= payload.Length ? default : new AttributeReader(payload[at..], WireFormat.HeaderSize + at);
    }
}
