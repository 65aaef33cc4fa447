using System.Globalization;
using System.Text.RegularExpressions;

namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>The schema against the C headers of the kernel.</summary>
public sealed partial class KernelHeaderTests
{
    private static readonly SchemaFile Schema = SchemaFile.Load();
    private static readonly List<HeaderFact> Facts = HeaderFacts.Of(Schema);
    private static readonly Lazy<HeaderReport> Report = new(() => HeaderReport.Of(Facts));

    /// <summary>C name, number and kernel version of what is newer than the oldest headers we build with.</summary>
    private static readonly Dictionary<string, (long Value, int Version)> Newer = TextTable.Read("newer-than-6.1.txt")
        .ToDictionary(row => row[0], row => (long.Parse(row[1], CultureInfo.InvariantCulture), VersionOf(row[2])));

    [Fact]
    public void Every_number_size_and_offset_equals_the_kernels()
    {
        Assert.True(Report.Value.Wrong.Count == 0, string.Join(Environment.NewLine, Report.Value.Wrong));
        Assert.Equal(Facts.Count(fact => !Report.Value.Missing.Contains(fact.Symbol)), Report.Value.Compared);
    }

    [Fact]
    public void What_the_headers_lack_is_listed_with_the_version_that_brought_it()
    {
        IEnumerable<string> unexplained = Report.Value.Missing
            .Where(name => !Newer.TryGetValue(name, out (long, int Version) entry) || entry.Version <= Report.Value.KernelVersion);
        Assert.Empty(unexplained);
    }

    [Fact]
    public void What_is_listed_as_newer_stands_in_the_schema_under_that_number()
    {
        ILookup<string, long> claimed = Facts.ToLookup(fact => fact.Symbol, fact => fact.Value);
        Assert.All(Newer, entry => Assert.Equal(entry.Value.Value, Assert.Single(claimed[entry.Key])));
    }

    [Fact]
    public void The_comment_beside_a_newer_entry_tells_the_same_version()
    {
        SortedSet<string> commented = [.. SinceComment().Matches(File.ReadAllText(SchemaFile.Path)).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}")];
        Dictionary<string, string> names = Facts.Where(fact => Newer.ContainsKey(fact.Symbol))
            .ToDictionary(fact => fact.Symbol, fact => fact.Place[(fact.Place.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        SortedSet<string> listed = [.. TextTable.Read("newer-than-6.1.txt").Select(row => $"{names[row[0]]} {row[2]}")];
        Assert.Equal(listed, commented);
    }

    [Fact]
    public void A_wrong_number_is_found_and_named()
    {
        SchemaFile wrong = SchemaFile.Parse(File.ReadAllText(SchemaFile.Path)
            .Replace("- name: wireless\n        type: binary", "- name: wireless\n        value: 12\n        type: binary", StringComparison.Ordinal));
        HeaderReport report = HeaderReport.Of(HeaderFacts.Of(wrong));
        Assert.Contains("link-attrs.wireless: IFLA_WIRELESS is 11, the schema says 12", report.Wrong);
    }

    [Fact]
    public void No_member_of_an_enum_that_the_schema_covers_is_left_out()
    {
        using var compiler = new CCompiler();
        string source = compiler.Preprocess(HeaderReport.Includes(Facts));
        HashSet<string> known = [.. Facts.Select(fact => fact.Symbol)];
        ILookup<string, string> exceptions = TextTable.Read("covered-in-part.txt").ToLookup(row => row[0], row => row[1]);
        int covered = 0;
        var leftOut = new List<string>();
        foreach (Match body in EnumBody().Matches(source))
        {
            string[] names = [.. EnumMember().Matches(body.Groups[1].Value).Select(match => match.Groups[1].Value)];
            if (!names.Any(known.Contains) || names.Any(exceptions["part"].Contains))
                continue;
            covered++;
            leftOut.AddRange(names.Where(name => !known.Contains(name) && !exceptions["name"].Contains(name) && !IsMarker(name)));
        }
        Assert.Empty(leftOut);
        Assert.True(covered >= 50, $"only {covered} enums were found in the headers");
    }

    /// <summary>Bounds of an enum, and the number 0 that no attribute has.</summary>
    private static bool IsMarker(string name)
        => name.StartsWith("__", StringComparison.Ordinal) || name.EndsWith("_MAX", StringComparison.Ordinal)
            || name.EndsWith("_UNSPEC", StringComparison.Ordinal);

    private static int VersionOf(string text)
    {
        string[] parts = text.Split('.');
        return int.Parse(parts[0], CultureInfo.InvariantCulture) * 100 + int.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"- name: ""?([\w-]+)""?  # since (\d+\.\d+)")]
    private static partial Regex SinceComment();

    [GeneratedRegex(@"enum\s*\w*\s*\{([^}]*)\}")]
    private static partial Regex EnumBody();

    [GeneratedRegex(@"(?:^|,)\s*(\w+)")]
    private static partial Regex EnumMember();
}
