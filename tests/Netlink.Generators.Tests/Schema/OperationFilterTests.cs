using Microsoft.CodeAnalysis;

namespace Netlink.Generators.Tests.Schema;

/// <summary>The item metadata <c>Operations</c>: only what the named operations need is compiled.</summary>
public sealed class OperationFilterTests
{
    private const string Yaml = """
        name: test
        definitions:
          - {name: colour, type: enum, entries: [red]}
          - {name: shape, type: enum, entries: [round]}
          - {name: inner, type: struct, members: [{name: a, type: u32, enum: colour}]}
          - {name: outer, type: struct, members: [{name: b, type: binary, struct: inner}]}
        attribute-sets:
          - name: used
            attributes:
              - {name: kind, type: string}
              - {name: data, type: sub-message, sub-message: data-msg, selector: kind}
          - {name: vlan, attributes: [{name: info, type: binary, struct: outer}]}
          - {name: other, attributes: [{name: form, type: u32, enum: shape}]}
        sub-messages:
          - {name: rest-msg, formats: [{value: x, attribute-set: other}]}
          - {name: data-msg, formats: [{value: vlan, attribute-set: vlan}]}
        operations:
          list:
            - {name: get, attribute-set: used, do: {request: {}, reply: {} } }
            - {name: set, attribute-set: other, do: {request: {} } }
        """;

    [Fact]
    public void Only_what_the_operations_reach_is_emitted_and_compiles()
    {
        Generation run = Generation.Of(new SchemaText("test.yaml", Yaml, operations: "get"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerFindings());
        string[] files = [.. run.Result.GeneratedSources.Select(source => source.HintName.Split('.')[1]).Order(StringComparer.Ordinal)];
        Assert.Equal(["Colour", "Get", "Inner", "Outer", "TestClient", "TestMessages", "TestNames", "Used", "Vlan"], files);
    }

    [Fact]
    public void Numbers_stay_what_they_are_in_the_whole_schema()
    {
        string whole = Generation.Of(Yaml).Source("Test.Set"), part = Generation.Of(new SchemaText("test.yaml", Yaml, operations: "set")).Source("Test.Set");

        Assert.Equal(whole, part);
        Assert.Contains("command: 2", part, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get;sett")]
    [InlineData("get, sett")]
    public void An_operation_that_is_not_there_is_told_at_the_family(string operations)
    {
        Generation run = Generation.Of(new SchemaText("test.yaml", Yaml, operations: operations));

        Diagnostic finding = Assert.Single(run.Diagnostics);
        Assert.Equal("test.yaml(1,7): error NLG005: There is no operation 'sett'; write 'set' in the item's 'Operations'", finding.ToString());
        Assert.Empty(run.Result.GeneratedSources);
    }
}
