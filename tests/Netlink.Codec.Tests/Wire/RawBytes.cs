using System.Runtime.InteropServices;

namespace Netlink.Codec.Tests.Wire;

/// <summary>Messages made byte by byte, so that what is judged is not also the judge. Host byte order.</summary>
internal static class RawBytes
{
    /// <summary><c>NLA_F_NESTED</c>.</summary>
    public const ushort Nested = 0x8000;

    public static byte[] Of<T>(T value) where T : unmanaged
        => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();

    /// <summary>One attribute with its padding.</summary>
    public static byte[] Attribute(int type, params ReadOnlySpan<byte[]> payload)
    {
        byte[] bytes = Join(payload);
        return Join(Of((ushort)(bytes.Length + 4)), Of((ushort)type), bytes, new byte[-bytes.Length & 3]);
    }

    public static byte[] Message(int type, NetlinkFlags flags, uint sequence, uint port, params ReadOnlySpan<byte[]> payload)
    {
        byte[] bytes = Join(payload);
        return Join(Of(bytes.Length + 16), Of((ushort)type), Of((ushort)flags), Of(sequence), Of(port), bytes);
    }

    public static byte[] Join(params ReadOnlySpan<byte[]> parts)
    {
        var all = new List<byte>();
        foreach (byte[] part in parts)
            all.AddRange(part);
        return [.. all];
    }
}
