using System.Reflection;
using System.Runtime.Loader;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Tests.KernelSpecs;

namespace Netlink.Generators.Tests.RoundTrip;

/// <summary>
/// Random values for every attribute set, request and answer: what is built reads back equal, and what is spoilt afterwards is read without
/// an exception and in bounded time.
/// </summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const int TapesPerCase = 60;

    public static TheoryData<string> Specs => Specifications.Paths;

    [Theory]
    [MemberData(nameof(Specs))]
    public void What_a_specification_builds_reads_back_equal(string path) => Assert.NotEqual(0, Run(Specifications.Read(path)));

    [Fact]
    public void What_our_own_schema_builds_reads_back_equal() => Assert.NotEqual(0, Run(new SchemaText(
        "rtnetlink.yaml", File.ReadAllText(Path.Combine(Snapshots.ProjectFolder, "..", "..", "schemas", "rtnetlink.yaml")))));

    /// <summary>They hold what today's kernel does not: selectors in the header, arrays of structures, older spellings.</summary>
    [Theory]
    [MemberData(nameof(ConstructTests.Constructs), MemberType = typeof(ConstructTests))]
    public void What_a_construct_builds_reads_back_equal(string name) => Assert.NotEqual(0, Run(ConstructTests.Read(name)));

    private int Run(SchemaText spec)
    {
        Family family = SchemaBinder.Bind(new SchemaFile(spec.Path, spec.Content, "Test", null), CancellationToken.None).Family!;
        (string Name, Func<Tape, string?> Run)[] cases = Load(Generation.Of(new SchemaText(spec.Path, spec.Content, "Test")), Driver.Of(family));
        HashSet<(string Set, int Attribute)> written = [];
        int largest = family.Sets.Select(set => set.Attributes.Count).DefaultIfEmpty().Max();
        Gen<byte[]> tapes = Gen.Byte.Array[0, 600 + (16 * largest)];
        foreach ((string name, Func<Tape, string?> run) in cases)
        {
            tapes.Sample(bytes =>
            {
                string? difference = run(new Tape(bytes) { Written = written });
                Assert.True(difference is null, $"{name}: {difference}");
            }, iter: TapesPerCase, threads: 1);
        }
        output.WriteLine($"{spec.Path}: {cases.Length} cases, {written.Count} attributes");
        Assert.Empty(NeverWritten(family, written));
        return cases.Length;
    }

    /// <summary>Attributes that have a builder and that no tape reached; a set that nothing holds has none.</summary>
    private static IEnumerable<string> NeverWritten(Family family, HashSet<(string Set, int Attribute)> written)
    {
        foreach (AttributeSet set in family.Sets)
        {
            Operation[] requests = [.. family.Operations.Where(operation => operation.Request is not null && operation.Set == set.TypeName)];
            for (int i = 0; i < set.Attributes.Count; i++)
            {
                SchemaAttribute attribute = set.Attributes[i];
                bool hasBuilder = set.IsNested || requests.Any(request => Operation.Members(set, request.Sent).Contains(attribute));
                if (hasBuilder && attribute.Type is not UnusedType && !written.Contains((set.Name, i))) yield return $"{set.Name}.{attribute.Name}";
            }
        }
    }

    private static (string Name, Func<Tape, string?> Run)[] Load(Generation run, string driver)
    {
        Assert.Empty(run.Diagnostics);
        using var image = new MemoryStream();
        EmitResult emitted = run.Compilation("#nullable enable\n" + driver).Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        var context = new AssemblyLoadContext("RoundTrip", isCollectible: true);
        Type type = context.LoadFromStream(image).GetType("Test.RoundTripDriver_", throwOnError: true)!;
        return ((string, Func<Tape, string?>)[])type.GetField("Cases", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }
}
