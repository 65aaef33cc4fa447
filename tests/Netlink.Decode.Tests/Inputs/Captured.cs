namespace Netlink.Decode.Tests.Inputs;

/// <summary>Capture files, written by the letter of their specifications: draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng.</summary>
internal static class Captured
{
    public static byte[] Pcap(bool isLittle, bool isNano, uint linkType, params (int Protocol, byte[] Datagram)[] packets)
    {
        var file = new Words(isLittle);
        file.Add32(isNano ? 0xa1b23c4d : 0xa1b2c3d4).Add16(2).Add16(4).Add32(0).Add32(0).Add32(262144).Add32(linkType);
        foreach ((int protocol, byte[] datagram) in packets)
            file.Add32(1700000000).Add32(5).Add32((uint)datagram.Length + 16).Add32((uint)datagram.Length + 16).Add(Cooked(protocol)).Add(datagram);
        return file.ToArray();
    }

    public static byte[] PcapNg(bool isLittle, ushort linkType, params (int Protocol, byte[] Datagram)[] packets)
    {
        var file = new Words(isLittle);
        file.Add32(0x0a0d0d0a).Add32(28).Add32(0x1a2b3c4d).Add16(1).Add16(0).Add32(uint.MaxValue).Add32(uint.MaxValue).Add32(28);
        file.Add32(1).Add32(20).Add16(linkType).Add16(0).Add32(262144).Add32(20);
        // A block that has no packet in it, as statistics are.
        file.Add32(5).Add32(12).Add32(12);
        foreach ((int protocol, byte[] datagram) in packets)
        {
            uint captured = (uint)datagram.Length + 16, padded = (captured + 3) & ~3u;
            file.Add32(6).Add32(padded + 32).Add32(0).Add32(0).Add32(0).Add32(captured).Add32(captured);
            file.Add(Cooked(protocol)).Add(datagram).Add(new byte[padded - captured]).Add32(padded + 32);
        }
        return file.ToArray();
    }

    private static byte[] Cooked(int protocol) => [0, 4, 3, 0x38, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(protocol >> 8), (byte)protocol];

    private sealed class Words(bool isLittle)
    {
        private readonly List<byte> _bytes = [];

        public Words Add32(uint value) => Add(Reversed(BitConverter.GetBytes(value)));
        public Words Add16(ushort value) => Add(Reversed(BitConverter.GetBytes(value)));

        public Words Add(byte[] bytes)
        {
            _bytes.AddRange(bytes);
            return this;
        }

        public byte[] ToArray() => [.. _bytes];

        private byte[] Reversed(byte[] little) => isLittle ? little : [.. little.Reverse()];
    }
}
