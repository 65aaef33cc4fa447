using System.Buffers.Binary;
using System.Globalization;

namespace Netlink.Decode.Input;

/// <summary>A capture file of <c>tcpdump</c>, as nlmon devices give it: link type 253, <c>LINKTYPE_NETLINK</c>.</summary>
/// <remarks>Format: draft-ietf-opsawg-pcap. A file header of 24 bytes; before each packet 16 of its own.</remarks>
internal static class PcapInput
{
    private const uint Microseconds = 0xa1b2c3d4, Nanoseconds = 0xa1b23c4d;
    private const int FileHeader = 24, PacketHeader = 16;

    public static bool IsPcap(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(start) is var magic
        && (magic is Microseconds or Nanoseconds || BinaryPrimitives.ReverseEndianness(magic) is Microseconds or Nanoseconds);

    public static string? Read(Source source, IDatagrams to)
    {
        if (!source.Fill(FileHeader)) return "offset 0: the file header is cut off";
        bool isLittle = BinaryPrimitives.ReadUInt32LittleEndian(source.Window) is Microseconds or Nanoseconds;
        uint linkType = Word(source.Window[20..], isLittle) & 0xffff;
        if (linkType != CookedPacket.LinkType) return CookedPacket.WrongType(20, linkType);
        source.Skip(FileHeader);
        while (true)
        {
            if (!source.Fill(PacketHeader)) return source.Window.IsEmpty ? null : At(source.Offset, "a packet header is cut off");
            uint captured = Word(source.Window[8..], isLittle), original = Word(source.Window[12..], isLittle);
            if (captured > Limits.Datagram) return At(source.Offset, $"a packet of {captured} bytes; none is longer than {Limits.Datagram}");
            if (!source.Fill(PacketHeader + (int)captured)) return At(source.Offset, "the packet is cut off");
            source.Skip(PacketHeader);
            if (CookedPacket.Take(source.Window[..(int)captured], source.Offset, captured < original, to) is { } fault) return fault;
            source.Skip((int)captured);
        }
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static string At(long offset, string fault) => string.Create(CultureInfo.InvariantCulture, $"offset {offset}: {fault}");
}
