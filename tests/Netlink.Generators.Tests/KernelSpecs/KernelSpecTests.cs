namespace Netlink.Generators.Tests.KernelSpecs;

public sealed class KernelSpecTests
{
    public static TheoryData<string> Specs => Specifications.Paths;

    public static TheoryData<string> Overlaid => Specifications.Overlaid;

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_specification_compiles_unmodified_and_its_code_without_a_warning(string path) => AssertClean(Specifications.Read(path));

    [Theory]
    [MemberData(nameof(Overlaid))]
    public void A_specification_compiles_with_our_overlay_and_its_code_without_a_warning(string path)
    {
        SchemaText specification = Specifications.Read(path);
        AssertClean(specification, Specifications.OverlayOf(specification));
    }

    [Fact]
    public void Every_overlay_of_ours_lies_over_a_specification()
    {
        Assert.SkipWhen(Specs.Any(row => row.Data.Length == 0), Specifications.NoFolder);
        Assert.Equal(
            Specifications.OverlayNames.Order(StringComparer.Ordinal),
            Overlaid.Select(row => Path.GetFileNameWithoutExtension(row.Data)).Distinct().Order(StringComparer.Ordinal));
    }

    private static void AssertClean(params SchemaText[] files)
    {
        Generation run = Generation.Of(files);

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Result.GeneratedSources);
        Assert.Empty(run.CompilerFindings());
    }
}
