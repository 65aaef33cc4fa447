using System.Text;

namespace Netlink.Codec.Tests.RoundTrip;

/// <summary>The C# spelling of the schema's words, by the rule that README and style promise; not the generator's own code.</summary>
internal static class CSharpNames
{
    /// <summary><c>net-ns-fd</c> is <c>NetNsFd</c>; a digit in front gets an underscore.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (string word in name.Split('-', StringSplitOptions.RemoveEmptyEntries))
            text.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
        return char.IsDigit(text[0]) ? $"_{text}" : text.ToString();
    }
}
