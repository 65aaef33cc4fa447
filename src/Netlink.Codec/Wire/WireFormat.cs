using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

/// <summary>Sizes and types that every netlink message shares: <c>linux/netlink.h</c>.</summary>
internal static class WireFormat
{
    /// <summary><c>sizeof(struct nlmsghdr)</c>: u32 len, u16 type, u16 flags, u32 seq, u32 pid.</summary>
    public const int HeaderSize = 16;

    /// <summary><c>sizeof(struct genlmsghdr)</c>: u8 cmd, u8 version, u16 reserved.</summary>
    public const int GenericHeaderSize = 4;

    /// <summary><c>NLA_HDRLEN</c>: u16 len, u16 type.</summary>
    public const int AttributeHeaderSize = 4;

    /// <summary>Longest payload of an attribute: <c>nla_len</c> is 16 bits and counts its own header.</summary>
    public const int MaxPayload = ushort.MaxValue - AttributeHeaderSize;

    /// <summary><c>NLA_F_NESTED</c>.</summary>
    public const ushort Nested = 0x8000;

    /// <summary><c>NLA_TYPE_MASK</c>: without <c>NLA_F_NESTED</c> and <c>NLA_F_NET_BYTEORDER</c>.</summary>
    public const ushort TypeMask = 0x3fff;

    public const ushort NoopType = 1;
    public const ushort ErrorType = 2;
    public const ushort DoneType = 3;
    public const ushort OverrunType = 4;

    public const int LengthAt = 0;
    public const int TypeAt = 4;
    public const int FlagsAt = 6;
    public const int SequenceAt = 8;
    public const int PortIdAt = 12;

    /// <summary><c>NLMSG_ALIGN</c> and <c>NLA_ALIGN</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Align(int length) => (length + 3) & ~3;

    /// <summary>Attributes are 4-aligned at best, so every access is unaligned by design.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read<T>(ReadOnlySpan<byte> bytes, int offset) where T : unmanaged
        => MemoryMarshal.Read<T>(bytes[offset..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(Span<byte> bytes, int offset, T value) where T : unmanaged
        => MemoryMarshal.Write(bytes[offset..], in value);
}
