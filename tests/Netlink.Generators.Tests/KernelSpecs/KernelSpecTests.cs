namespace Netlink.Generators.Tests.KernelSpecs;

public sealed class KernelSpecTests
{
    public static TheoryData<string> Specs => Specifications.Paths;

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_specification_compiles_unmodified_and_its_code_without_a_warning(string path)
    {
        Generation run = Generation.Of(Specifications.Read(path));

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Result.GeneratedSources);
        Assert.Empty(run.CompilerFindings());
    }
}
