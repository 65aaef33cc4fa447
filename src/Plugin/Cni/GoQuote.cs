using System.Globalization;
using System.Text;

namespace HostDevice.Cni;

/// <summary>Quotes text as Go's <c>%q</c> does, which is how upstream's messages show names and paths.</summary>
internal static class GoQuote
{
    /// <summary>In double quotes, with everything that cannot be printed escaped.</summary>
    /// <param name="text">From <see cref="ByteText.Of"/>: a byte that was no UTF-8 becomes <c>\x</c> and two digits.</param>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2);
        quoted.Append('"');
        Append(quoted, text, '"');
        return quoted.Append('"').ToString();
    }

    /// <inheritdoc cref="Quote(string)"/>
    internal static string Quote(ReadOnlySpan<byte> text) => Quote(ByteText.Of(text));

    /// <summary>One byte in single quotes, read as Latin-1: how <c>encoding/json</c> names an invalid character.</summary>
    internal static string QuoteByte(byte value) => value switch
    {
        (byte)'\'' => @"'\''",
        (byte)'"' => "'\"'",
        _ => QuoteCharacter((char)value),
    };

    private static string QuoteCharacter(char value)
    {
        var quoted = new StringBuilder("'");
        Append(quoted, [value], '\'');
        return quoted.Append('\'').ToString();
    }

    private static void Append(StringBuilder quoted, ReadOnlySpan<char> text, char quote)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out Rune rune, out int length) == System.Buffers.OperationStatus.Done)
                Append(quoted, rune, quote);
            else
                AppendHex(quoted.Append(@"\x"), text[0] - 0xdc00, 2);
            text = text[length..];
        }
    }

    private static void Append(StringBuilder quoted, Rune rune, char quote)
    {
        int value = rune.Value;
        if (value == quote || value == '\\')
            quoted.Append('\\').Append((char)value);
        else if (IsPrintable(rune))
            quoted.Append(rune.ToString());
        else if (value is >= '\a' and <= '\r')
            quoted.Append('\\').Append("abtnvfr"[value - '\a']);
        else if (value is < ' ' or 0x7f)
            AppendHex(quoted.Append(@"\x"), value, 2);
        else if (value < 0x10000)
            AppendHex(quoted.Append(@"\u"), value, 4);
        else
            AppendHex(quoted.Append(@"\U"), value, 8);
    }

    /// <summary>Go's <c>IsPrint</c>: letters, marks, numbers, punctuation, symbols, and of the spaces only U+0020.</summary>
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static void AppendHex(StringBuilder text, int value, int digits)
    {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
            text.Append("0123456789abcdef"[(value >> shift) & 15]);
    }
}
