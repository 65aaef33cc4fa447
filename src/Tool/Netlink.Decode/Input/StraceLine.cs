namespace Netlink.Decode.Input;

/// <summary>The parts of a line of strace's that are not a call.</summary>
internal static class StraceLine
{
    /// <summary>Columns of a dump: an offset of five digits or more, 16 bytes in two halves, the same as text.</summary>
    private const int BytesInLine = 16;

    /// <param name="at">Where the offset begins.</param>
    public static bool IsDump(ReadOnlySpan<byte> line, out int at)
    {
        at = line.IndexOf("| "u8) + 2;
        return at >= 2 && line[..(at - 2)].Trim((byte)' ').IsEmpty && HexText.Digits(line[at..]) >= 5;
    }

    public static bool IsDumpStart(ReadOnlySpan<byte> line, int at) => !line.Slice(at, HexText.Digits(line[at..])).ContainsAnyExcept((byte)'0');

    /// <summary><c> * 52 bytes in buffer 0</c>: one of the buffers of a message.</summary>
    public static bool IsBufferMark(ReadOnlySpan<byte> line) =>
        line.TrimStart((byte)' ').StartsWith("* "u8) || (line.TrimStart((byte)' ').StartsWith("= "u8) && line.IndexOf(" buffers in "u8) >= 0);

    public static bool AddDump(ReadOnlySpan<byte> line, int at, DatagramBuffer to)
    {
        at += HexText.Digits(line[at..]);
        for (int i = 0; i < BytesInLine; i++)
        {
            while (at < line.Length && line[at] == ' ' && at + 1 < line.Length && line[at + 1] == ' ' && i % 8 == 0) at++;
            if (at + 2 >= line.Length || line[at] != ' ' || !HexText.IsDigit(line[at + 1]) || !HexText.IsDigit(line[at + 2])) return i > 0;
            if (!to.Add(HexText.Byte(line[(at + 1)..]))) return false;
            at += 3;
        }
        return true;
    }

    /// <summary>Why the strings of a call cannot be used; null when they can.</summary>
    public static string? Reason(ReadOnlySpan<byte> line) =>
        line.IndexOf("\\x"u8) >= 0 && line.IndexOf("\"..."u8) is var at and >= 0 && !IsName(line, at)
            ? "strace cut the string off; run it with -s 65535" : null;

    /// <summary>Interface names and the like are always cut behind their NUL, within what was taken apart.</summary>
    private static bool IsName(ReadOnlySpan<byte> line, int at) => line[..at].LastIndexOf("nla_type="u8) >= 0;
}
