using System.Globalization;

namespace Netlink.Codec.Tests.Captures;

/// <summary>One attribute in strace's words; its value as text.</summary>
internal sealed record StraceAttribute(int Length, string Name, string Value);

/// <summary>Reads strace's decoding of a datagram: <c>[{nla_len=8, nla_type=IFLA_MTU}, 1500]</c>, nested at will.</summary>
internal static class StraceText
{
    private const string Begin = "[{nla_len=";
    private const string TypeKey = ", nla_type=";

    public static List<StraceAttribute> Attributes(string text)
    {
        var found = new List<StraceAttribute>();
        for (int at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            int type = text.IndexOf(TypeKey, at, StringComparison.Ordinal);
            int close = text.IndexOf('}', at);
            string name = text[(type + TypeKey.Length)..close].Split('|')[^1];
            int length = int.Parse(text.AsSpan(at + Begin.Length, type - at - Begin.Length), CultureInfo.InvariantCulture);
            // An empty attribute closes at once; any other has a comma and its value.
            bool isEmpty = close + 1 < text.Length && text[close + 1] == ']';
            found.Add(new StraceAttribute(length, name, isEmpty ? "" : text[(close + 3)..EndOf(text, close + 1)]));
        }
        return found;
    }

    /// <summary>The bracket that closes the attribute which <paramref name="at"/> lies in.</summary>
    private static int EndOf(string text, int at)
    {
        int depth = 0;
        bool quoted = false;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (quoted)
            {
                if (c == '\\')
                    at++;
                else if (c == '"')
                    quoted = false;
                continue;
            }
            if (c == '"')
                quoted = true;
            else if (c is '[' or '{' or '(')
                depth++;
            else if (c is ']' or '}' or ')' && depth-- == 0)
                return at;
        }
        return text.Length;
    }
}
