using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Netlink.Decode.Tests.Captures;

/// <summary>
/// Which of our fields a tool's field is: the table <c>fields.txt</c>, a line each. What is not in it has the same name, with dashes.
/// </summary>
internal sealed partial class FieldMap
{
    /// <summary>What a tool makes up of several values, or looks up elsewhere; the reason follows.</summary>
    private const string Derived = "-";

    private const string Absent = "absent";

    private readonly Dictionary<string, Row> _exact = [];
    private readonly List<Row> _prefixes = [];
    private readonly HashSet<Row> _unused = [];

    /// <param name="kind">The lines' first word.</param>
    public FieldMap(string kind)
    {
        foreach (string line in File.ReadLines(Path.Combine(Path.GetDirectoryName(ThisFile())!, "fields.txt")))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || words[0] != kind) continue;
            Assert.True(words[2] != Derived || words.Length > 3, $"no reason: {line}");
            var row = new Row(words[1].TrimEnd('*'), words[2].TrimEnd('*'), words.Length > 3 ? words[3] : "");
            _unused.Add(row);
            if (words[1].EndsWith('*')) _prefixes.Add(row);
            else _exact.Add(row.Key, row);
        }
        _prefixes.Sort((one, other) => other.Key.Length - one.Key.Length);
    }

    /// <summary>Lines that no field has asked for.</summary>
    public IEnumerable<string> Unused => _unused.Select(row => row.Key);

    /// <summary>Compares each field of what was printed.</summary>
    public void Compare(Fields printed, Fields found, LinkNames names, Tally tally, string place)
    {
        foreach ((string key, string expected) in printed)
        {
            (string path, string form) = Find(key);
            if (path == Derived) continue;
            string actual = Value(found, path);
            tally.That(Index().Replace(key, "[]"), Form.Same(expected, actual, form, names), $"{place}: {key} is '{expected}', {path} is '{actual}'");
        }
    }

    /// <summary>Whether one object was printed of the other: its key fields are the same, or missing in both.</summary>
    /// <param name="key">Names; <c>?</c> behind one that is only looked at where it is printed.</param>
    public bool IsOf(Fields printed, Fields found, IEnumerable<string> key, LinkNames names) => key.All(name =>
    {
        if (!printed.TryGetValue(name.TrimEnd('?'), out string? expected) && name.EndsWith('?')) return true;
        (string path, string form) = Find(name.TrimEnd('?'));
        return Form.Same(expected ?? Absent, Value(found, path), form, names);
    });

    /// <param name="path">Of alternatives the first that is there.</param>
    private static string Value(Fields found, string path) =>
        path.Split('|').Select(name => found.GetValueOrDefault(name)).FirstOrDefault(value => value is not null) ?? Absent;

    private (string Path, string Form) Find(string key)
    {
        string shape = Index().Replace(key, "[]");
        (string path, string form) = (shape.Replace('_', '-'), "");
        if ((_exact.GetValueOrDefault(shape) ?? _prefixes.Find(prefix => shape.StartsWith(prefix.Key, StringComparison.Ordinal))) is { } row)
        {
            _unused.Remove(row);
            (path, form) = (row.Path == Derived || row.Key == shape ? row.Path : row.Path + shape[row.Key.Length..].Replace('_', '-'), row.Form);
        }
        var indices = new Queue<string>(Index().Matches(key).Select(match => match.Value));
        return (Brackets().Replace(path, _ => indices.Dequeue()), form);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();

    [GeneratedRegex(@"\[\]")]
    private static partial Regex Brackets();

    private sealed record Row(string Key, string Path, string Form);
}
