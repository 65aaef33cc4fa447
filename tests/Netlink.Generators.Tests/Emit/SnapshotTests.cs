namespace Netlink.Generators.Tests.Emit;

/// <summary>Model to text: the schemas in <c>Snapshots/</c>, each about one construct; the first line names the file it is about.</summary>
public sealed class SnapshotTests
{
    private static string Folder => Path.Combine(Snapshots.ProjectFolder, "Emit", "Snapshots");

    public static TheoryData<string> Schemas =>
        [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_construct_is_emitted_as_expected_and_compiles(string name)
    {
        string schema = File.ReadAllText(Path.Combine(Folder, name + ".yaml"));
        Generation run = Generation.Of(schema);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerFindings());
        string text = run.Source(schema[2..schema.IndexOf('\n', StringComparison.Ordinal)]);
        Assert.InRange(text.Count(c => c == '\n'), 1, 60);
        Snapshots.Match(Path.Combine("Emit", "Snapshots", name + ".txt"), text);
    }
}
