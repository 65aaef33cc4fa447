using Microsoft.CodeAnalysis;
using Netlink.Generators.Emit;
using Netlink.Generators.Schema;
using Netlink.Generators.Tests.KernelSpecs;

namespace Netlink.Generators.Tests.Hostile;

/// <summary>Every specification of the kernel as it is while somebody types in it, or as somebody malicious left it.</summary>
public sealed class HostileSpecTests
{
    /// <summary>Characters to read for each specification: small ones are edited more often.</summary>
    private const int Budget = 400_000;

    public static TheoryData<string> Specs => Specifications.Paths;

    [Theory]
    [MemberData(nameof(Specs))]
    public void An_edited_specification_gives_a_family_or_findings_and_no_exception(string path)
    {
        string text = Specifications.Read(path).Content;
        var random = new Random(path.Length);
        for (int rest = Budget; rest > 0; rest -= text.Length)
        {
            string edited = random.Next(2) == 0 ? ByteEdits.Apply(text, random) : NodeEdits.Apply(text, random);
            BoundSchema bound = SchemaBinder.Bind(new SchemaFile("test.yaml", edited, null, null), TestContext.Current.CancellationToken);
            if (bound.Family is null) Assert.NotEmpty(bound.Diagnostics);
            else Assert.NotEmpty(FamilyEmitter.Emit(bound.Family));
        }
    }

    /// <summary>The compiler says nothing of code that the generator found nothing to say about.</summary>
    [Theory]
    [MemberData(nameof(Specs))]
    public void An_edited_specification_without_a_finding_compiles(string path)
    {
        string text = Specifications.Read(path).Content;
        var random = new Random(path.Length);
        SchemaText[] edited = [.. Enumerable.Range(0, 30 * Rounds)
            .Select(_ => new SchemaText("test.yaml", NodeEdits.Apply(text, random)))
            .Where(schema => SchemaBinder.Bind(new SchemaFile("test.yaml", schema.Content, null, null), CancellationToken.None).Diagnostics.Count == 0)
            .Take(Rounds)];
        Assert.NotEmpty(edited);
        foreach (SchemaText schema in edited)
        {
            Generation run = Generation.Of(schema);
            Assert.Null(run.Result.Exception);
            Assert.Empty(run.CompilerFindings());
        }
    }

    /// <summary>How many to compile of each specification; more by hand: <c>HOSTDEVICE_FUZZ_ROUNDS=50</c>.</summary>
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("HOSTDEVICE_FUZZ_ROUNDS"), out int rounds) ? rounds : 1;

    [Fact]
    public void The_generator_itself_survives_all_of_them_at_once()
    {
        var random = new Random(1);
        SchemaText[] edited = [.. Specifications.All().Select(spec => new SchemaText(spec.Path, NodeEdits.Apply(spec.Content, random), ns: null))];
        GeneratorRunResult result = Generation.Driver(edited).GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        Assert.DoesNotContain(result.Diagnostics, finding => !finding.Id.StartsWith("NLG", StringComparison.Ordinal));
    }
}
