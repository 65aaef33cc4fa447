using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Decode.Tests;

/// <summary>Messages built by the codec, to be explained again.</summary>
internal static class Samples
{
    /// <summary>Make a vxlan link: a nest, a sub-message, an address, an enum.</summary>
    public static byte[] NewLink()
    {
        var message = new NewlinkRequest(new byte[256], NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive)
        {
            IfiFlags = IfinfoFlags.Up,
            IfiChange = IfinfoFlags.Up,
            Ifname = "vx0"u8,
            Mtu = 1400,
            Address = [2, 0, 0, 0, 1, 0],
        };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoVxlanAttrsBuilder data = info.BeginDataVxlan())
        {
            data.Id = 42;
            data.Port = 4789;
        }
        return message.Finish().Bytes.ToArray();
    }

    public static byte[] GetAddress() => new GetaddrRequest(new byte[64], NetlinkFlags.Dump).Finish().Bytes.ToArray();

    /// <summary>The kernel's answer to a request: errno, the request, its words and the offset of the attribute at fault.</summary>
    public static byte[] Refusal(byte[] request, int errno, string text, int offset)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        byte[] words = [.. System.Text.Encoding.ASCII.GetBytes(text), 0];
        int padded = (words.Length + 3) & ~3;
        writer.Write(16 + 4 + request.Length + 4 + padded + 8);
        writer.Write((ushort)2);
        writer.Write((ushort)0x200);
        writer.Write(request.AsSpan(8, 4));
        writer.Write(7);
        writer.Write(-errno);
        writer.Write(request);
        writer.Write((ushort)(4 + words.Length));
        writer.Write((ushort)1);
        writer.Write(words);
        writer.Write(new byte[padded - words.Length]);
        writer.Write((ushort)8);
        writer.Write((ushort)2);
        writer.Write(offset);
        return bytes.ToArray();
    }
}
