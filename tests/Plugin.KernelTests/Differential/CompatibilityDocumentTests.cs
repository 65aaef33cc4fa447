using System.Text;
using System.Text.RegularExpressions;

namespace Plugin.KernelTests.Differential;

/// <summary>docs/compatibility.md and the table of deviations tell the same.</summary>
public sealed partial class CompatibilityDocumentTests
{
    private const string Begin = "<!-- deviations: written by HOSTDEVICE_RECORD=1 -->\n";
    private const string End = "<!-- end of deviations -->";

    private static readonly string s_path = SourceTree.File("docs/compatibility.md");

    [Fact]
    public void Every_deviation_stands_in_the_document_as_the_code_has_it()
    {
        string document = File.ReadAllText(s_path);
        int begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = document.IndexOf(End, StringComparison.Ordinal);
        if (Recording.IsWanted)
            File.WriteAllText(s_path, document = document[..begin] + Table() + document[end..]);
        end = document.IndexOf(End, StringComparison.Ordinal);
        Assert.Equal(Table(), document[begin..end]);
    }

    [Fact]
    public void Every_deviation_is_shown_by_a_case_and_every_case_names_a_deviation_of_the_table()
    {
        string?[] shown = [.. AllCases.ByName.Values.Select(one => one.Deviation).Where(id => id is not null).Distinct().Order()];
        Assert.Equal(Deviations.All.Select(one => one.Id).Order(), shown);
    }

    [Fact]
    public void A_case_that_deviates_says_how()
        => Assert.All(AllCases.ByName.Values, one => Assert.Equal(one.Deviation is not null, one.Expected.Length > 0));

    [Fact]
    public void Every_test_that_the_document_names_exists()
    {
        string[] known = [.. typeof(CompatibilityDocumentTests).Assembly.GetExportedTypes().Select(type => type.Name),
            .. AllCases.ByName.Keys.Select(name => name[..name.IndexOf(':', StringComparison.Ordinal)])];
        string[] named = [.. TestName().Matches(File.ReadAllText(s_path)).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, known));
    }

    private static string Table()
    {
        var table = new StringBuilder("| id | upstream | specification | ours | for | cases |\n|---|---|---|---|---|---|\n");
        foreach (Deviation one in Deviations.All)
        {
            string cases = string.Join("; ", AllCases.ByName.Values.Where(shown => shown.Deviation == one.Id).Select(shown => shown.Name));
            table.Append($"| {one.Id} | {one.Upstream} | {one.Specification} | {one.Ours} | {(one.Reason == Reason.User ? "the user" : "the specification")} | ")
                .Append(cases.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }
        return table.ToString();
    }

    /// <summary>Names of test classes and of the suite's topics stand as <c>test:NAME</c>.</summary>
    [GeneratedRegex(@"`test:(\w+)`")]
    private static partial Regex TestName();
}
