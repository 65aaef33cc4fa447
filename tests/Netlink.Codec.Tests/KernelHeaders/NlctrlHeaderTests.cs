namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>The schema of generic netlink's controller against the C headers of the kernel.</summary>
public sealed class NlctrlHeaderTests
{
    [Fact]
    public void Every_number_equals_the_kernels()
    {
        List<HeaderFact> facts = HeaderFacts.Of(SchemaFile.Parse(File.ReadAllText(SchemaFile.PathOf("nlctrl.yaml"))));
        HeaderReport report = HeaderReport.Of(facts);
        Assert.True(report.Wrong.Count == 0, string.Join(Environment.NewLine, report.Wrong));
        // NL_ATTR_TYPE_SINT and _UINT came with Linux 6.7.
        Assert.DoesNotContain(report.Missing, name => name is not ("NL_ATTR_TYPE_SINT" or "NL_ATTR_TYPE_UINT"));
        Assert.True(facts.Count >= 60, $"only {facts.Count} claims");
    }
}
