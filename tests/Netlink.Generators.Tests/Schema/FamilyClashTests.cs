using Microsoft.CodeAnalysis;

namespace Netlink.Generators.Tests.Schema;

public sealed class FamilyClashTests
{
    private const string Yaml = """
        name: test
        attribute-sets:
          - {name: attrs, attributes: [{name: a, type: u32}]}
        operations:
          list:
            - {name: get, attribute-set: attrs, do: {request: {} } }
        """;

    [Fact]
    public void A_family_that_comes_twice_into_a_namespace_is_told_at_the_second_and_compiled_once()
    {
        Generation run = Generation.Of(new SchemaText("one.yaml", Yaml), new SchemaText("two.yaml", Yaml));

        Assert.Null(run.Result.Exception);
        Diagnostic finding = Assert.Single(run.Diagnostics);
        Assert.Equal(
            "two.yaml(1,1): error NLG016: Family 'Test' goes to the namespace Test from 'one.yaml' already; "
            + "give one of the NetlinkFamily items a 'Namespace' of its own, or remove it",
            finding.ToString());
        Assert.Empty(run.CompilerFindings());
        Assert.NotEmpty(run.Result.GeneratedSources);
    }

    [Fact]
    public void One_family_goes_into_two_namespaces()
    {
        Generation run = Generation.Of(new SchemaText("one.yaml", Yaml, "One"), new SchemaText("two.yaml", Yaml, "Two"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerFindings());
    }
}
