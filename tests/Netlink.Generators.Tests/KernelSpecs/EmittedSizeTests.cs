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
