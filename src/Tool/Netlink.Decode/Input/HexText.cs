namespace Netlink.Decode.Input;

/// <summary>Digits in the dumps that people have.</summary>
internal static class HexText
{
    public static int Digits(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && IsDigit(text[count])) count++;
        return count;
    }

    public static bool IsDigit(byte c) => char.IsAsciiHexDigit((char)c);

    /// <summary>The byte that two digits are.</summary>
    public static byte Byte(ReadOnlySpan<byte> digits) => (byte)((Nibble(digits[0]) << 4) | Nibble(digits[1]));

    /// <summary>Behind the offset at the start of a dump's line: <c>00000010:</c>, or digits and two blanks (<c>hexdump</c>), or seven digits (<c>od</c>).</summary>
    public static int SkipOffset(ReadOnlySpan<byte> line)
    {
        int at = line.Length - line.TrimStart(" \t"u8).Length;
        int digits = Digits(line[at..]), end = at + digits;
        if (digits is >= 4 and <= 16 && end < line.Length && line[end] == ':') return end + 1;
        bool isDump = digits is 7 or 8 && (end == line.Length || (line[end] == ' ' && (digits == 7 || line[end..].StartsWith("  "u8))));
        return isDump && IsOffset(line.Slice(at, digits)) ? end : at;
    }

    /// <summary>Whether xxd's column of text begins here: as long as the bytes before it, and the last thing on the line.</summary>
    public static bool IsDumpText(ReadOnlySpan<byte> line, int at) => line[..at].Contains((byte)':') && line.Length - at <= 16;

    /// <summary>Bytes of a message in one piece could stand so, but not with so many zeros before.</summary>
    private static bool IsOffset(ReadOnlySpan<byte> digits) => digits.StartsWith("000"u8);

    private static int Nibble(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
