namespace Netlink.Codec;

/// <summary>How a number lies on the wire: its size, its sign, and its byte order where that is not the machine's.</summary>
/// <remarks>Low four bits: bytes, 0 where the length decides. 0x10: signed. 0x20: network byte order. 0x40: little endian.</remarks>
public enum ScalarForm : byte
{
    /// <summary>YNL's <c>uint</c>: four or eight bytes.</summary>
    Uint = 0x00,
    /// <summary>YNL's <c>sint</c>: four or eight bytes.</summary>
    Sint = 0x10,
    /// <summary>One byte.</summary>
    U8 = 0x01,
    /// <summary>Two bytes in host byte order.</summary>
    U16 = 0x02,
    /// <summary>Four bytes in host byte order.</summary>
    U32 = 0x04,
    /// <summary>Eight bytes in host byte order.</summary>
    U64 = 0x08,
    /// <summary>One byte, signed.</summary>
    S8 = 0x11,
    /// <summary>Two bytes in host byte order, signed.</summary>
    S16 = 0x12,
    /// <summary>Four bytes in host byte order, signed.</summary>
    S32 = 0x14,
    /// <summary>Eight bytes in host byte order, signed.</summary>
    S64 = 0x18,
    /// <summary>Two bytes in network byte order.</summary>
    U16Big = 0x22,
    /// <summary>Four bytes in network byte order.</summary>
    U32Big = 0x24,
    /// <summary>Eight bytes in network byte order.</summary>
    U64Big = 0x28,
    /// <summary>Two bytes in network byte order, signed.</summary>
    S16Big = 0x32,
    /// <summary>Four bytes in network byte order, signed.</summary>
    S32Big = 0x34,
    /// <summary>Eight bytes in network byte order, signed.</summary>
    S64Big = 0x38,
    /// <summary>Two bytes, little endian on every machine.</summary>
    U16Little = 0x42,
    /// <summary>Four bytes, little endian on every machine.</summary>
    U32Little = 0x44,
    /// <summary>Eight bytes, little endian on every machine.</summary>
    U64Little = 0x48,
    /// <summary>Two bytes, little endian on every machine, signed.</summary>
    S16Little = 0x52,
    /// <summary>Four bytes, little endian on every machine, signed.</summary>
    S32Little = 0x54,
    /// <summary>Eight bytes, little endian on every machine, signed.</summary>
    S64Little = 0x58,
}
