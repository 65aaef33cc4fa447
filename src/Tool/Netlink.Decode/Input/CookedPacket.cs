using System.Buffers.Binary;
using System.Globalization;

namespace Netlink.Decode.Input;

/// <summary>A packet of link type 253: a header of 16 bytes in network byte order, then a netlink datagram in the capturing machine's.</summary>
/// <remarks>Header: packet type, 824 (<c>ARPHRD_NETLINK</c>), ten bytes without meaning, the netlink protocol; two bytes each but for the ten.</remarks>
internal static class CookedPacket
{
    public const int LinkType = 253;

    private const int HeaderSize = 16, ProtocolAt = 14;

    public static string? Take(ReadOnlySpan<byte> packet, long offset, bool isCut, IDatagrams to)
    {
        if (packet.Length < HeaderSize) return At(offset, $"a packet of {packet.Length} bytes; the header of one has {HeaderSize}");
        int protocol = BinaryPrimitives.ReadUInt16BigEndian(packet[ProtocolAt..]);
        string? fault = to.Take(packet[HeaderSize..], offset + HeaderSize, protocol, null);
        return fault is not null && isCut ? fault + "; the packet was cut when it was captured" : fault;
    }

    public static string WrongType(long offset, uint linkType) => At(offset, $"link type {linkType}; netlink is {LinkType}, captured on an nlmon device");

    private static string At(long offset, string fault) => string.Create(CultureInfo.InvariantCulture, $"offset {offset}: {fault}");
}
