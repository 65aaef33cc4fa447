using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Netlink.Decode.Input;

/// <summary>
/// Messages in the strings of a call: all of them in one string, or, where strace took the header apart, a header in words and the rest as a
/// string. A message that it took apart further is not there in bytes and is left out.
/// </summary>
internal static class StraceMessages
{
    private static readonly string[] s_flags =
    [
        "NLM_F_REQUEST", "NLM_F_MULTI", "NLM_F_ACK", "NLM_F_ECHO", "NLM_F_DUMP_INTR", "NLM_F_DUMP_FILTERED", "", "",
        "NLM_F_ROOT", "NLM_F_MATCH", "NLM_F_ATOMIC", "NLM_F_APPEND",
    ];

    /// <summary>Names that strace gives bits 8 to 11 by the kind of message.</summary>
    private static readonly Dictionary<string, int> s_moreFlags = new()
    {
        ["NLM_F_DUMP"] = 0x300,
        ["NLM_F_REPLACE"] = 0x100,
        ["NLM_F_EXCL"] = 0x200,
        ["NLM_F_CREATE"] = 0x400,
        ["NLM_F_NONREC"] = 0x100,
        ["NLM_F_BULK"] = 0x200,
        ["NLM_F_CAPPED"] = 0x100,
        ["NLM_F_ACK_TLVS"] = 0x200,
    };

    public static void Add(ReadOnlySpan<byte> line, IDatagrams known, DatagramBuffer to)
    {
        int header = line.IndexOf("{nlmsg_len="u8);
        if (header < 0)
        {
            // The address may hold a string too, before the bytes or behind.
            int start = line.IndexOf("iov_base=\""u8) is var vector and >= 0 ? vector + 9 : line.IndexOf((byte)'"');
            if (start >= 0 && line[start..].StartsWith("\"\\x"u8)) AddString(line[start..], to);
            return;
        }
        for (; header >= 0; header = Next(line, header + 1))
        {
            int end = line[header..].IndexOf((byte)'}') + header;
            if (end < header || !line[(end + 1)..].StartsWith(", \"\\x"u8)) continue;
            AddMessage(line[header..end], line[(end + 3)..], known, to);
        }
    }

    private static int Next(ReadOnlySpan<byte> line, int from) => line[from..].IndexOf("{nlmsg_len="u8) is var at and >= 0 ? from + at : -1;

    private static void AddMessage(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, IDatagrams known, DatagramBuffer to)
    {
        if (TypeOf(Field(header, "nlmsg_type="u8), known) is not { } type) return;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)Number(Field(header, "nlmsg_len="u8)));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], (ushort)type);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[6..], (ushort)FlagsOf(Field(header, "nlmsg_flags="u8)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], (uint)Number(Field(header, "nlmsg_seq="u8)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], (uint)Number(Field(header, "nlmsg_pid="u8)));
        foreach (byte value in bytes) to.Add(value);
        AddString(payload, to);
        while (to.Length % 4 != 0 && to.Add(0)) { }
    }

    private static int? TypeOf(string word, IDatagrams known)
    {
        string name = word.Split(' ')[0];
        if (name == "nlctrl") return 16;
        if (name.StartsWith("0x", StringComparison.Ordinal) || (name.Length > 0 && char.IsAsciiDigit(name[0]))) return (int)Number(name);
        return known.NumberOf(name);
    }

    private static int FlagsOf(string words)
    {
        int flags = 0;
        foreach (string word in words.Split('|'))
        {
            int bit = Array.IndexOf(s_flags, word);
            if (bit >= 0) flags |= 1 << bit;
            else flags |= s_moreFlags.TryGetValue(word, out int more) ? more : (int)Number(word);
        }
        return flags;
    }

    private static long Number(string text)
    {
        bool isHex = text.StartsWith("0x", StringComparison.Ordinal);
        string digits = (isHex ? text[2..] : text).Split(' ')[0];
        return long.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : 0;
    }

    private static string Field(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name)
    {
        int at = header.IndexOf(name);
        if (at < 0) return "";
        ReadOnlySpan<byte> value = header[(at + name.Length)..];
        int end = value.IndexOf((byte)',');
        return Encoding.ASCII.GetString(end < 0 ? value : value[..end]);
    }

    /// <param name="text">From the quotation mark on.</param>
    private static void AddString(ReadOnlySpan<byte> text, DatagramBuffer to)
    {
        for (int at = 1; at + 3 < text.Length && text[at] == '\\' && text[at + 1] == 'x' && HexText.Digits(text.Slice(at + 2, 2)) == 2; at += 4)
        {
            if (!to.Add(HexText.Byte(text[(at + 2)..]))) return;
        }
    }
}
