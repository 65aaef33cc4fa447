using System.Text;

namespace Netlink.Generators.Schema;

/// <summary>Turns the schema's words into C# and C spelling, mechanically.</summary>
internal static class KernelNames
{
    /// <summary><c>net-ns-fd</c> → <c>NetNsFd</c>, <c>8021q</c> → <c>_8021q</c>. Null when no letter or digit is in it, or something else.</summary>
    public static string? ToCSharp(string name)
    {
        var result = new StringBuilder(name.Length + 1);
        bool begins = true;
        foreach (char c in name)
        {
            if (c is '-' or '_' or ' ' or '.' or '/')
            {
                begins = true;
                continue;
            }
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))) return null;
            result.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = false;
        }
        if (result.Length == 0) return null;
        return char.IsDigit(result[0]) ? result.Insert(0, '_').ToString() : result.ToString();
    }

    /// <summary><c>ifla-</c>, <c>net-ns-fd</c> → <c>IFLA_NET_NS_FD</c>.</summary>
    public static string ToConstant(string prefix, string name) => (prefix + name).Replace('-', '_').ToUpperInvariant();

    /// <summary><c>ifi-index</c> → <c>ifi_index</c>.</summary>
    public static string ToMember(string name) => name.Replace('-', '_');
}
