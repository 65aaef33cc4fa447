using System.Buffers.Text;
using System.Text;

namespace HostDevice.Ipam;

/// <summary>Writes addresses and prefixes as Go's <c>net</c> package does, which for IPv6 is RFC 5952.</summary>
internal static class IpText
{
    /// <summary>Bytes of the longest prefix: eight groups of four digits, and <c>/128</c>.</summary>
    internal const int MaxLength = 43;

    /// <summary>Writes an address; nothing for none.</summary>
    /// <param name="text">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The part of <paramref name="text"/> that was written.</returns>
    internal static ReadOnlySpan<byte> Format(scoped in IpAddress address, Span<byte> text)
        => text[..(address.IsV6 ? FormatV6(address.Bytes, text) : FormatV4(address.Bytes, text))];

    /// <summary>Writes a prefix: address, slash, length.</summary>
    /// <inheritdoc cref="Format(in IpAddress, Span{byte})"/>
    internal static ReadOnlySpan<byte> Format(scoped in IpPrefix prefix, Span<byte> text)
    {
        int length = Format(prefix.Address, text).Length;
        text[length++] = (byte)'/';
        Utf8Formatter.TryFormat(prefix.Length, text[length..], out int digits);
        return text[..(length + digits)];
    }

    /// <summary>For a message; <c>&lt;nil&gt;</c> for none.</summary>
    internal static string Of(in IpAddress address)
        => address.IsNone ? "<nil>" : Encoding.UTF8.GetString(Format(address, stackalloc byte[MaxLength]));

    /// <inheritdoc cref="Of(in IpAddress)"/>
    internal static string Of(in IpPrefix prefix)
        => prefix.IsNone ? "<nil>" : Encoding.UTF8.GetString(Format(prefix, stackalloc byte[MaxLength]));

    /// <summary>The mask of a prefix in hex, as Go prints one: <c>ffffff00</c>.</summary>
    internal static string Mask(in IpPrefix prefix)
    {
        if (prefix.IsNone)
            return "<nil>";
        var text = new StringBuilder(2 * IpAddress.V6Length);
        for (int bit = 0; bit < 8 * prefix.Address.Bytes.Length; bit += 4)
            text.Append("08cef"[Math.Clamp(prefix.Length - bit, 0, 4)]);
        return text.ToString();
    }

    private static int FormatV4(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        int length = 0;
        foreach (byte part in bytes)
        {
            if (length > 0)
                text[length++] = (byte)'.';
            Utf8Formatter.TryFormat(part, text[length..], out int digits);
            length += digits;
        }
        return length;
    }

    private static int FormatV6(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        (int start, int end) = LongestGap(bytes);
        int length = 0;
        for (int at = 0; at < bytes.Length; at += 2)
        {
            if (at == start)
            {
                "::"u8.CopyTo(text[length..]);
                length += 2;
                at = end - 2;
                continue;
            }
            if (at > 0 && at != end)
                text[length++] = (byte)':';
            int group = (bytes[at] << 8) | bytes[at + 1];
            Utf8Formatter.TryFormat(group, text[length..], out int digits, new System.Buffers.StandardFormat('x'));
            length += digits;
        }
        return length;
    }

    /// <summary>The first of the longest runs of zero groups, if it has at least two; in bytes.</summary>
    private static (int Start, int End) LongestGap(ReadOnlySpan<byte> bytes)
    {
        (int start, int end) = (-1, -1);
        for (int at = 0; at < bytes.Length; at += 2)
        {
            int stop = at;
            while (stop < bytes.Length && (bytes[stop] | bytes[stop + 1]) == 0)
                stop += 2;
            if (stop - at >= 4 && stop - at > end - start)
                (start, end) = (at, stop);
            at = Math.Max(at, stop - 2);
        }
        return (start, end);
    }
}
