using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Netlink.Generators.Tests.KernelSpecs;

public sealed class EmittedSizeTests(ITestOutputHelper output)
{
    public static TheoryData<string> Specs => Specifications.Paths;

    /// <summary>The largest that people open: docs/decisions/015-what-a-schema-costs.md says what the lines are.</summary>
    [Fact]
    public void The_specification_of_links_emits_no_more_lines_than_documented()
    {
        foreach (string path in Specs.Select(row => row.Data).Where(path => Path.GetFileName(path) is "rt-link.yaml" or ""))
            Assert.InRange(Lines(Generation.Of(Specifications.Read(path))), 1, 5500);
    }

    /// <summary>
    /// A selection emits what its operations reach: little where each has a set of its own, most where all share one. The figures are in
    /// docs/decisions/015-what-a-schema-costs.md.
    /// </summary>
    [Theory]
    [InlineData("ethtool.yaml", "rings-get", 10)]
    [InlineData("nftables.yaml", "getchain", 10)]
    [InlineData("rt-link.yaml", "getstats", 10)]
    [InlineData("devlink.yaml", "port-get", 50)]
    [InlineData("tc.yaml", "getqdisc", 76)]
    [InlineData("nl80211.yaml", "get-interface", 94)]
    public void A_selection_of_operations_emits_no_more_than_documented(string file, string operations, int most)
    {
        string[] paths = [.. Specs.Select(row => row.Data).Where(path => Path.GetFileName(path) == file || path.Length == 0)];
        Assert.NotEmpty(paths);
        foreach (string path in paths)
        {
            SchemaText whole = Specifications.Read(path);
            int all = Lines(Generation.Of(whole)), selected = Lines(Generation.Of(new SchemaText(path, whole.Content, operations: operations)));
            output.WriteLine($"{path}: {all} lines, with {operations} {selected}, {100.0 * selected / all:F0} %");
            Assert.InRange(selected, 1, all * most / 100);
        }
    }

    [Fact]
    public void All_specifications_compile_in_one_run()
    {
        SchemaText[] all = [.. Specifications.All().Select(spec => new SchemaText(spec.Path, spec.Content, ns: null))];
        var clock = Stopwatch.StartNew();
        GeneratorDriver driver = Generation.Driver(all);
        long first = clock.ElapsedMilliseconds;
        clock.Restart();
        driver = Generation.Driver(all);
        output.WriteLine($"{all.Length} specifications: {first} ms with the compiler's own warm-up, {clock.ElapsedMilliseconds} ms after it");

        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        foreach (IGrouping<string, GeneratedSourceResult> family in result.GeneratedSources.GroupBy(source => source.HintName.Split('/')[0]))
            output.WriteLine($"{family.Key}: {family.Count()} files, {family.Sum(source => source.SourceText.Lines.Count - 1)} lines");
        Assert.Equal(all.Length, result.GeneratedSources.Select(source => source.HintName.Split('/')[0]).Distinct().Count());
    }

    private static int Lines(Generation run) => run.Result.GeneratedSources.Sum(source => source.SourceText.Lines.Count - 1);
}
