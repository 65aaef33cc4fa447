using Netlink.Codec;

namespace Netlink.Decode.Decoding;

/// <summary>One message, explained.</summary>
/// <param name="Offset">Where it begins in its datagram or file.</param>
internal sealed record DecodedMessage(long Offset, int Length, ushort Type, NetlinkFlags Flags, uint Sequence, uint PortId)
{
    /// <summary>The family by its YNL name; null when no schema knows the message.</summary>
    public string? Family { get; init; }

    /// <summary>The operation by its YNL name.</summary>
    public string? Operation { get; init; }

    public Members Header { get; init; } = new();

    public Members Attributes { get; init; } = new();

    /// <summary>Of <c>NLMSG_ERROR</c> and <c>NLMSG_DONE</c>; as on the wire, so negative on failure.</summary>
    public int? Error { get; init; }

    /// <summary>The kernel's own words.</summary>
    public string? Text { get; init; }

    /// <summary>Path of the attribute at fault, or of the one that is missing.</summary>
    public string? Attribute { get; init; }

    /// <summary>What the error is about, as far as it quotes it.</summary>
    public DecodedMessage? Request { get; init; }

    /// <summary>Attributes unknown and values that do not fit their type.</summary>
    public int Faults { get; init; }
}
