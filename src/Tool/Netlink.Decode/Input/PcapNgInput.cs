using System.Buffers.Binary;
using System.Globalization;

namespace Netlink.Decode.Input;

/// <summary>A capture file as Wireshark and dumpcap write it: draft-ietf-opsawg-pcapng.</summary>
internal static class PcapNgInput
{
    private const uint SectionHeader = 0x0a0d0d0a, Interface = 1, SimplePacket = 3, EnhancedPacket = 6, ByteOrder = 0x1a2b3c4d;

    /// <summary>Type and length before, the length again behind.</summary>
    private const int Before = 8, Behind = 4;

    public static bool IsPcapNg(ReadOnlySpan<byte> start) => start.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(start) == SectionHeader;

    public static string? Read(Source source, IDatagrams to)
    {
        bool isLittle = true;
        List<ushort> linkTypes = [];
        while (true)
        {
            if (!source.Fill(Before + Behind)) return source.Window.IsEmpty ? null : At(source.Offset, "a block is cut off");
            uint type = Word(source.Window, isLittle);
            if (type == SectionHeader)
            {
                isLittle = BinaryPrimitives.ReadUInt32LittleEndian(source.Window[Before..]) == ByteOrder;
                linkTypes.Clear();
            }
            uint length = Word(source.Window[4..], isLittle);
            if (length is < Before + Behind or > Limits.Datagram || length % 4 != 0) return At(source.Offset, $"a block of {length} bytes");
            if (!source.Fill((int)length)) return At(source.Offset, "the block is cut off");
            ReadOnlySpan<byte> body = source.Window[Before..((int)length - Behind)];
            if (type == Interface && body.Length >= 2) linkTypes.Add(isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(body) : BinaryPrimitives.ReadUInt16BigEndian(body));
            if (Packet(type, body, source.Offset + Before, isLittle, linkTypes, to) is { } fault) return fault;
            source.Skip((int)length);
        }
    }

    private static string? Packet(uint type, ReadOnlySpan<byte> body, long offset, bool isLittle, List<ushort> linkTypes, IDatagrams to)
    {
        int header = type switch { EnhancedPacket => 20, SimplePacket => 4, _ => 0 };
        if (header == 0) return null;
        if (body.Length < header) return At(offset, "the block is too short for a packet");
        uint captured = Word(body[(type == EnhancedPacket ? 12 : 0)..], isLittle), original = Word(body[(type == EnhancedPacket ? 16 : 0)..], isLittle);
        uint interfaceIndex = type == EnhancedPacket ? Word(body, isLittle) : 0;
        if (interfaceIndex >= linkTypes.Count) return At(offset, $"a packet of interface {interfaceIndex}, which the file does not describe");
        if (linkTypes[(int)interfaceIndex] != CookedPacket.LinkType) return CookedPacket.WrongType(offset, linkTypes[(int)interfaceIndex]);
        int length = (int)Math.Min(captured, (uint)(body.Length - header));
        return CookedPacket.Take(body.Slice(header, length), offset + header, length < original, to);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static string At(long offset, string fault) => string.Create(CultureInfo.InvariantCulture, $"offset {offset}: {fault}");
}
