using System.Text.RegularExpressions;

namespace Netlink.Package.Tests;

/// <summary>The fenced blocks of a page.</summary>
internal static partial class MarkdownBlocks
{
    public static IEnumerable<(string Language, string Text)> Of(string page) =>
        Fence().Matches(page).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    public static string[] Of(string page, string language) => [.. Of(page).Where(block => block.Language == language).Select(block => block.Text)];

    [GeneratedRegex("^```([^\\n`]*)\\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
