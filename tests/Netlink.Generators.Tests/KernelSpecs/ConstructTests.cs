namespace Netlink.Generators.Tests.KernelSpecs;

/// <summary>
/// Small schemas in our own words: constructs of the language that the specifications of one kernel do not have, because older ones did or
/// no file needs them. Each once failed, or nothing else shows it.
/// </summary>
public sealed class ConstructTests
{
    private static string Folder => Path.Combine(Snapshots.ProjectFolder, "Constructs");

    public static TheoryData<string> Constructs => [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    internal static SchemaText Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));

    [Theory]
    [MemberData(nameof(Constructs))]
    public void A_construct_compiles_and_its_code_without_a_warning(string name)
    {
        Generation run = Generation.Of(Read(name));

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Result.GeneratedSources);
        Assert.Empty(run.CompilerFindings());
    }
}
