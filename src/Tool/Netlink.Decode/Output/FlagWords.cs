using System.Globalization;
using Netlink.Codec;
using Netlink.Decode.Decoding;

namespace Netlink.Decode.Output;

/// <summary><c>nlmsg_flags</c> in the kernel's words; bits 8 to 11 mean something else for each kind of message.</summary>
internal static class FlagWords
{
    private static readonly string[] s_all = ["REQUEST", "MULTI", "ACK", "ECHO", "DUMP_INTR", "DUMP_FILTERED"];
    private static readonly string[] s_get = ["ROOT", "MATCH", "ATOMIC", ""];
    private static readonly string[] s_new = ["REPLACE", "EXCL", "CREATE", "APPEND"];
    private static readonly string[] s_delete = ["NONREC", "BULK", "", ""];
    private static readonly string[] s_verdict = ["CAPPED", "ACK_TLVS", "", ""];
    private static readonly string[] s_none = ["", "", "", ""];

    public static string Of(DecodedMessage message)
    {
        int flags = (int)message.Flags;
        if (flags == 0) return "no flags";
        List<string> words = [];
        string[] kind = message.Error is not null ? s_verdict : message.Flags.HasFlag(NetlinkFlags.Request) ? KindOf(message.Operation) : s_none;
        if (kind == s_get && message.Flags.HasFlag(NetlinkFlags.Dump)) kind = ["DUMP", "", "ATOMIC", ""];
        int named = 0;
        for (int bit = 0; bit < 12; bit++)
        {
            if ((flags & (1 << bit)) == 0) continue;
            string word = bit < s_all.Length ? s_all[bit] : bit < 8 ? "" : kind[bit - 8];
            // Of the two bits of DUMP the second goes with the first.
            if (word.Length == 0 && !(kind[0] == "DUMP" && bit == 9)) continue;
            if (word.Length > 0) words.Add(word);
            named |= 1 << bit;
        }
        if ((flags & ~named) is var rest and not 0) words.Add(string.Create(CultureInfo.InvariantCulture, $"0x{rest:x}"));
        return string.Join('|', words);
    }

    private static string[] KindOf(string? operation)
    {
        if (operation is null) return s_none;
        if (Has("get") || Has("dump")) return s_get;
        if (Has("del")) return s_delete;
        return Has("new") || Has("add") || Has("set") ? s_new : s_none;

        bool Has(string word) => operation.StartsWith(word, StringComparison.Ordinal) || operation.EndsWith("-" + word, StringComparison.Ordinal);
    }
}
