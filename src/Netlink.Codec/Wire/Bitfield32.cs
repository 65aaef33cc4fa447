namespace Netlink.Codec;

/// <summary>A value and the bits of it that are meant: <c>struct nla_bitfield32</c> of <c>linux/netlink.h</c>.</summary>
/// <param name="Value">The bits.</param>
/// <param name="Selector">Which of them count.</param>
public readonly record struct Bitfield32(uint Value, uint Selector);
