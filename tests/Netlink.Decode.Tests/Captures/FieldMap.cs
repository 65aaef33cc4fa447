using System.Globalization;
using System.Runtime.CompilerServices;

namespace Netlink.Decode.Tests.Captures;

/// <summary>
/// Which of our fields a tool's field is: the table <c>fields.txt</c>, a line each. What is not in it has the same name, with dashes.
/// </summary>
internal sealed class FieldMap
{
    /// <summary>What a tool makes up of several values, or looks up elsewhere.</summary>
    private const string Derived = "-";

    private readonly Dictionary<string, (string Path, string Form)> _exact = [];
    private readonly List<(string Prefix, string Path)> _prefixes = [];

    /// <param name="kind">The lines' first word.</param>
    public FieldMap(string kind)
    {
        foreach (string line in File.ReadLines(Path.Combine(Path.GetDirectoryName(ThisFile())!, "fields.txt")))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || words[0] != kind) continue;
            if (words[1].EndsWith('*')) _prefixes.Add((words[1][..^1], words[2].TrimEnd('*')));
            else _exact.Add(words[1], (words[2], words.Length > 3 ? words[3] : ""));
        }
    }

    /// <summary>Compares each field of what was printed.</summary>
    /// <param name="names">Links by index: tools print names.</param>
    public void Compare(Fields printed, Fields found, IReadOnlyDictionary<string, string> names, Tally tally, string place)
    {
        foreach ((string key, string expected) in printed)
        {
            (string path, string form) = Find(key);
            if (path == Derived) continue;
            string actual = found.TryGetValue(path, out string? value) ? value : "absent";
            tally.That(key, Same(expected, actual, form, names), $"{place}: {key} is '{expected}', {path} is '{actual}'");
        }
    }

    private (string Path, string Form) Find(string key)
    {
        if (_exact.TryGetValue(key, out (string, string) exact)) return exact;
        foreach ((string prefix, string path) in _prefixes)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal)) return (path == Derived ? path : path + key[prefix.Length..].Replace('_', '-'), "");
        }
        return (key.Replace('_', '-'), "");
    }

    private static bool Same(string printed, string ours, string form, IReadOnlyDictionary<string, string> names)
    {
        if (form == "name") return names.GetValueOrDefault(ours) == printed;
        if (form == "seconds")
            return decimal.TryParse(ours, CultureInfo.InvariantCulture, out decimal hundredths) && hundredths / 100 == decimal.Parse(printed, CultureInfo.InvariantCulture);
        if (Array.Find(form.Split(','), pair => pair.StartsWith(printed.ToLowerInvariant() + "=", StringComparison.Ordinal)) is { } word && ours == word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]) return true;
        return Plain(printed) == Plain(ours) || (printed is "true" or "false" && ours == (printed == "true" ? "1" : "0")) || (Number(printed) is { } number && number == Number(ours));
    }

    /// <summary>Tools write <c>LOWER_UP</c> where the schema writes <c>lower-up</c>.</summary>
    private static string Plain(string text) => text.Replace('_', '-').ToLowerInvariant();

    private static long? Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long hex) ? hex : null
        : long.TryParse(text, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
