using System.Globalization;
using Microsoft.CodeAnalysis;
using Netlink.Generators.Diagnostics;

namespace Netlink.Generators.Tests.Diagnostics;

/// <summary>
/// The schemas in <c>Broken/</c>: the file's name begins with the id it must give, a « stands before the place it must be given at,
/// and <c>messages.txt</c> has the words. One that is called an overlay lies over <c>OverlayBase.yaml</c>.
/// </summary>
public sealed class DiagnosticTests
{
    private const char Mark = '«';

    private static string Folder => Path.Combine(Snapshots.ProjectFolder, "Diagnostics", "Broken");

    public static TheoryData<string> BrokenSchemas =>
        [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(BrokenSchemas))]
    public void A_broken_schema_gives_its_id_at_the_place_and_no_source(string name)
    {
        (Generation run, int line, int column) = Run(name);

        Diagnostic finding = Assert.Single(run.Diagnostics);
        Assert.Equal(name[..6], finding.Id);
        FileLinePositionSpan at = finding.Location.GetLineSpan();
        Assert.Equal((name.EndsWith(".overlay", StringComparison.Ordinal) ? "test.overlay.yaml" : "test.yaml", line, column), (at.Path, at.StartLinePosition.Line + 1, at.StartLinePosition.Character + 1));
        Assert.Equal(finding.Severity == DiagnosticSeverity.Error, run.Result.GeneratedSources.IsEmpty);
    }

    [Fact]
    public void Every_message_reads_as_it_should()
    {
        IEnumerable<string> messages = BrokenSchemas.Select(row => row.Data)
            .Select(name => $"{name}: {string.Join(" | ", Run(name).Run.Diagnostics.Select(finding => finding.GetMessage(CultureInfo.InvariantCulture)))}");
        Snapshots.Match(Path.Combine("Diagnostics", "Broken", "messages.txt"), string.Join('\n', messages) + '\n');
    }

    [Fact]
    public void Every_id_has_a_broken_schema_and_a_page()
    {
        Assert.All(Descriptors.All, descriptor =>
        {
            // These take two schemas or none; FamilyClashTests and OverlayTests have them.
            if (descriptor != Descriptors.FamilyTwice && descriptor != Descriptors.OverlayWithoutSchema) Assert.NotEmpty(Directory.GetFiles(Folder, descriptor.Id + ".*.yaml"));
            string page = File.ReadAllText(Path.Combine(Snapshots.ProjectFolder, "..", "..", descriptor.HelpLinkUri));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}", page, StringComparison.Ordinal);
            Assert.Contains("## Wrong", page, StringComparison.Ordinal);
            Assert.Contains("## Right", page, StringComparison.Ordinal);
        });
    }

    /// <summary>A page quotes what the generator says, behind a <c>&gt;</c>.</summary>
    [Fact]
    public void What_a_page_quotes_is_a_message_of_its_id()
    {
        string[] messages = File.ReadAllLines(Path.Combine(Folder, "messages.txt"));
        string pages = Path.Combine(Snapshots.ProjectFolder, "..", "..", "docs", "diagnostics");
        (string Id, string Quote)[] quotes = [.. Directory.GetFiles(pages, "NLG*.md").SelectMany(page => File.ReadLines(page)
            .Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => (Path.GetFileNameWithoutExtension(page), line[2..])))];

        Assert.True(quotes.Length >= 17, $"only {quotes.Length} pages quote a message");
        Assert.All(quotes, quote => Assert.Contains(messages, message =>
            message.StartsWith(quote.Id, StringComparison.Ordinal) && message.EndsWith(": " + quote.Quote, StringComparison.Ordinal)));
    }

    /// <summary>A broken schema without the mark of the place.</summary>
    public static string Read(string name) => Marked(name).Replace(Mark.ToString(), "", StringComparison.Ordinal);

    private static string Marked(string name) => File.ReadAllText(Path.Combine(Folder, name + ".yaml"));

    private static (Generation Run, int Line, int Column) Run(string name)
    {
        string marked = Marked(name);
        int at = marked.IndexOf(Mark, StringComparison.Ordinal);
        string before = marked[..at];
        int line = before.Count(c => c == '\n') + 1;
        string text = marked.Remove(at, 1);
        Generation run = name.EndsWith(".overlay", StringComparison.Ordinal)
            ? Generation.Of(
                new SchemaText("test.yaml", File.ReadAllText(Path.Combine(Folder, "..", "OverlayBase.yaml"))),
                SchemaText.Overlay("test.overlay.yaml", text, "test.yaml"))
            : Generation.Of(text);
        return (run, line, at - before.LastIndexOf('\n'));
    }
}
