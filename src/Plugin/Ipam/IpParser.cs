namespace HostDevice.Ipam;

/// <summary>Reads addresses and prefixes from text, in exactly the forms that Go's <c>net</c> package takes.</summary>
internal static class IpParser
{
    /// <summary>An address without zone: <c>10.0.0.1</c>, <c>fd00::1</c>, <c>::ffff:10.0.0.1</c>.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out IpAddress address)
    {
        Span<byte> bytes = stackalloc byte[IpAddress.V6Length];
        bool isParsed = TryParse(text, bytes, out int length);
        address = isParsed ? new IpAddress(bytes[..length]) : default;
        return isParsed;
    }

    /// <summary>An address, a slash and the number of bits: <c>10.0.0.5/24</c>.</summary>
    internal static bool TryParsePrefix(ReadOnlySpan<byte> text, out IpPrefix prefix)
    {
        prefix = default;
        int slash = text.IndexOf((byte)'/');
        Span<byte> bytes = stackalloc byte[IpAddress.V6Length];
        if (slash < 0 || !TryParse(text[..slash], bytes, out int length) || !TryParseNumber(text[(slash + 1)..], 8 * length, out int bits))
            return false;
        var address = new IpAddress(bytes[..length]);
        // A wrapped IPv4 address counts its bits from the wrapping.
        if (address.Bytes.Length != length)
            bits = Math.Max(0, bits - (8 * (IpAddress.V6Length - IpAddress.V4Length)));
        prefix = new IpPrefix(address, (byte)bits);
        return true;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, Span<byte> bytes, out int length)
    {
        int first = text.IndexOfAny((byte)'.', (byte)':');
        bool isV4 = first >= 0 && text[first] == '.';
        length = isV4 ? IpAddress.V4Length : IpAddress.V6Length;
        return first >= 0 && (isV4 ? TryParseV4(text, bytes) : TryParseV6(text, bytes));
    }

    private static bool TryParseV4(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        for (int field = 0; field < IpAddress.V4Length; field++)
        {
            int end = text.IndexOf((byte)'.');
            bool isLast = field == IpAddress.V4Length - 1;
            if (isLast != end < 0)
                return false;
            ReadOnlySpan<byte> digits = isLast ? text : text[..end];
            if (digits.Length > 3 || digits is [(byte)'0', _, ..] || !TryParseNumber(digits, byte.MaxValue, out int value))
                return false;
            bytes[field] = (byte)value;
            text = isLast ? default : text[(end + 1)..];
        }
        return true;
    }

    private static bool TryParseV6(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        bytes.Clear();
        int at = 0;
        int gap = -1;
        if (text.StartsWith("::"u8))
        {
            gap = 0;
            text = text[2..];
        }
        while (at < IpAddress.V6Length && !text.IsEmpty)
        {
            int digits = CountHexDigits(text);
            if (digits is 0 or > 4)
                return false;
            if (digits < text.Length && text[digits] == '.')
            {
                bool hasRoom = gap < 0 ? at == 12 : at <= 12;
                if (!hasRoom || !TryParseV4(text, bytes[at..]))
                    return false;
                at += IpAddress.V4Length;
                text = default;
                break;
            }
            int value = HexValue(text[..digits]);
            bytes[at++] = (byte)(value >> 8);
            bytes[at++] = (byte)value;
            text = text[digits..];
            if (!TrySkipColon(ref text, ref gap, at))
                return false;
        }
        return text.IsEmpty && TrySpread(bytes, at, gap);
    }

    /// <summary>One colon before a group, two for the gap; nothing at the end.</summary>
    private static bool TrySkipColon(ref ReadOnlySpan<byte> text, ref int gap, int at)
    {
        if (text.IsEmpty)
            return true;
        if (text[0] != ':' || text.Length == 1)
            return false;
        text = text[1..];
        if (text[0] != ':')
            return true;
        bool isFirst = gap < 0;
        gap = at;
        text = text[1..];
        return isFirst;
    }

    /// <summary>Moves what stands behind the gap to the end.</summary>
    private static bool TrySpread(Span<byte> bytes, int at, int gap)
    {
        if (at == IpAddress.V6Length)
            return gap < 0;
        if (gap < 0)
            return false;
        int tail = at - gap;
        bytes.Slice(gap, tail).CopyTo(bytes[(IpAddress.V6Length - tail)..]);
        bytes[gap..(IpAddress.V6Length - tail)].Clear();
        return true;
    }

    private static int CountHexDigits(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiHexDigit((char)text[count]))
            count++;
        return count;
    }

    private static int HexValue(ReadOnlySpan<byte> digits)
    {
        int value = 0;
        foreach (byte digit in digits)
            value = (value << 4) | ((digit & 15) + (digit > '9' ? 9 : 0));
        return value;
    }

    private static bool TryParseNumber(ReadOnlySpan<byte> digits, int max, out int value)
    {
        value = 0;
        if (digits.IsEmpty)
            return false;
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = Math.Min((value * 10) + (digit - '0'), max + 1);
        }
        return value <= max;
    }
}
