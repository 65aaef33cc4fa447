namespace Netlink.Codec.Benchmarks.Handwritten;

/// <summary>Reads RTM_NEWLINK by hand: one pass, a <c>switch</c> over the types. It keeps to the message's end, as any reader must.</summary>
internal static unsafe class RawLink
{
    private const int Attributes = 32;

    /// <summary>The four fields the plugin reads: index, address, alias and the first altname.</summary>
    internal static ulong Few(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            ReadOnlySpan<byte> address = default, alias = default, altname = default;
            byte* end = start + message.Length;
            for (byte* at = start + Attributes; TryHeader(at, end, out int length, out int type); at += Aligned(length))
            {
                if (type == 1)
                    address = new(at + 4, length - 4);
                else if (type == 20)
                    alias = Text(at + 4, length - 4);
                else if (type == 52 && Find(at + 4, length - 4, 53, out byte* name, out int nameLength))
                    altname = Text(name, nameLength);
            }
            return Fold(*(uint*)(start + 20), address, alias, altname);
        }
    }

    /// <summary>Every attribute a veth has.</summary>
    internal static ulong All(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            ulong sum = *(uint*)(start + 20) + *(uint*)(start + 24) + *(ushort*)(start + 18);
            byte* end = start + message.Length;
            for (byte* at = start + Attributes; TryHeader(at, end, out int length, out int type); at += Aligned(length))
                sum += Value(at + 4, length - 4, type);
            return sum;
        }
    }

    /// <summary>Folds the few fields to one number, so that none of them can be optimized away.</summary>
    internal static ulong Fold(uint index, ReadOnlySpan<byte> address, ReadOnlySpan<byte> alias, ReadOnlySpan<byte> altname)
        => index + ((ulong)address.Length << 8) + ((ulong)alias.Length << 16) + ((ulong)altname.Length << 24) + address[^1] + alias[0] + altname[0];

    /// <summary>What one attribute adds to the sum: its number, or a length, or a member of its structure or nest.</summary>
    internal static ulong Value(byte* payload, int length, int type) => type switch
    {
        1 or 2 => payload[length - 1],
        3 or 6 or 20 => (ulong)Text(payload, length).Length,
        16 or 17 or 33 or 39 or 67 when length >= 1 => *payload,
        68 or 69 when length >= 2 => *(ushort*)payload,
        4 or 5 or 13 or 27 or 30 or 31 or 32 or 35 or 37 or 40 or 41 or 47 or 48 or 50 or 51
            or 58 or 59 or 60 or 61 or 63 or 64 or 66 when length >= 4 => *(uint*)payload,
        7 when length >= 96 => *(uint*)(payload + 4),
        14 when length >= 32 => *(ushort*)(payload + 24),
        18 => Find(payload, length, 1, out byte* kind, out int kindLength) ? (ulong)Text(kind, kindLength).Length : 0,
        23 when length >= 200 => *(ulong*)(payload + 8),
        26 => Find(payload, length, 2, out byte* inet, out int inetLength)
            && Find(inet, inetLength, 1, out _, out int conf) ? (ulong)conf / 4 : 0,
        43 => Find(payload, length, 2, out byte* attached, out _) ? *attached : 0u,
        52 => Find(payload, length, 53, out byte* name, out int nameLength) ? (ulong)Text(name, nameLength).Length : 0,
        _ => 0,
    };

    internal static bool TryHeader(byte* at, byte* end, out int length, out int type)
    {
        length = type = 0;
        if (end - at < 4)
            return false;
        length = *(ushort*)at;
        type = *(ushort*)(at + 2) & 0x3fff;
        return length >= 4 && length <= end - at;
    }

    internal static int Aligned(int length) => (length + 3) & ~3;

    private static ReadOnlySpan<byte> Text(byte* payload, int length)
    {
        var bytes = new ReadOnlySpan<byte>(payload, length);
        int end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes[..end];
    }

    internal static bool Find(byte* nest, int nestLength, int wanted, out byte* payload, out int payloadLength)
    {
        byte* end = nest + nestLength;
        for (byte* at = nest; TryHeader(at, end, out int length, out int type); at += Aligned(length))
        {
            if (type != wanted)
                continue;
            payload = at + 4;
            payloadLength = length - 4;
            return true;
        }
        payload = null;
        payloadLength = 0;
        return false;
    }
}
