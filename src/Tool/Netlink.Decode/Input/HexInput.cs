using System.Globalization;

namespace Netlink.Decode.Input;

/// <summary>
/// Hexadecimal digits: bare, with blanks, commas, colons or <c>0x</c> between the bytes, or as <c>xxd</c>, <c>hexdump -C</c> and <c>od -tx1</c>
/// print them. An empty line ends a datagram; <c>#</c> begins a remark.
/// </summary>
internal static class HexInput
{
    public static string? Read(Source source, IDatagrams to)
    {
        var lines = new Lines(source);
        var bytes = new DatagramBuffer();
        int first = 1;
        bool any = false;
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.Trim(" \t"u8).IsEmpty)
            {
                if (Finish() is { } fault) return fault;
                first = lines.Number + 1;
                continue;
            }
            if (bytes.Length == 0) first = lines.Number;
            if (Add(line, bytes, out int column) is { } wrong) return string.Create(CultureInfo.InvariantCulture, $"line {lines.Number}, column {column + 1}: {wrong}");
        }
        if (lines.IsTooLong) return string.Create(CultureInfo.InvariantCulture, $"line {lines.Number}: longer than {Limits.Line} bytes");
        return Finish() ?? (any ? null : "has no bytes in it");

        string? Finish()
        {
            if (bytes.Length == 0) return null;
            any = true;
            string? fault = to.Take(bytes.Bytes, 0, null, string.Create(CultureInfo.InvariantCulture, $"line {first}"));
            bytes.Clear();
            return fault;
        }
    }

    /// <summary>The bytes of one line.</summary>
    /// <param name="column">Where what is returned is wrong.</param>
    private static string? Add(ReadOnlySpan<byte> line, DatagramBuffer to, out int column)
    {
        int at = HexText.SkipOffset(line);
        while (true)
        {
            while (at < line.Length && line[at] is (byte)' ' or (byte)'\t' or (byte)',' or (byte)':') at++;
            column = at;
            // The same bytes as text stand behind a bar (hexdump), or behind two blanks (xxd), where digits may be among them.
            if (at >= line.Length || line[at] is (byte)'#' or (byte)'|' || (at >= 2 && line[at - 1] == ' ' && line[at - 2] == ' ' && HexText.IsDumpText(line, at))) return null;
            if (line[at..].StartsWith("0x"u8)) at += 2;
            int digits = HexText.Digits(line[at..]);
            if (digits == 0) return $"'{(char)line[at]}' is no hexadecimal digit";
            if (digits % 2 != 0) return "an odd number of digits";
            for (int end = at + digits; at < end; at += 2)
            {
                if (!to.Add(HexText.Byte(line[at..]))) return $"a datagram of more than {Limits.Datagram} bytes";
            }
        }
    }
}
