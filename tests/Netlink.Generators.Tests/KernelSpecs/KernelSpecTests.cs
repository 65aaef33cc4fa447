using Microsoft.CodeAnalysis;

namespace Netlink.Generators.Tests.KernelSpecs;

/// <summary>The kernel's own specifications, unmodified, from the folder that <c>HOSTDEVICE_YNL_SPECS</c> names.</summary>
public sealed class KernelSpecTests(ITestOutputHelper output)
{
    private static string? Folder => Environment.GetEnvironmentVariable("HOSTDEVICE_YNL_SPECS");

    [Fact]
    public void Every_specification_compiles_or_says_why_not()
    {
        List<string> compiled = [];
        foreach (string path in Specifications())
        {
            Generation run = Generation.Of(new SchemaText(path, File.ReadAllText(path)));
            Assert.Null(run.Result.Exception);
            Diagnostic[] errors = [.. run.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error)];
            output.WriteLine($"{Path.GetFileName(path)}: {run.Result.GeneratedSources.Length} files, {errors.Length} errors");
            foreach (Diagnostic error in errors) output.WriteLine($"  {error}");
            if (errors.Length > 0)
            {
                Assert.Empty(run.Result.GeneratedSources);
                continue;
            }
            Assert.Empty(run.CompilerFindings());
            compiled.Add(Path.GetFileNameWithoutExtension(path));
        }
        Assert.Superset(new HashSet<string> { "conntrack", "rt-addr", "rt-neigh", "rt-route", "rt-rule" }, compiled.ToHashSet());
    }

    private static string[] Specifications()
    {
        Assert.SkipWhen(Folder is null, "HOSTDEVICE_YNL_SPECS names no folder with the kernel's specifications (Documentation/netlink/specs)");
        // Below "schema" lie the definitions of the language itself.
        string[] files = [.. Directory.GetFiles(Folder!, "*.yaml", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "schema")];
        Assert.NotEmpty(files);
        return files;
    }
}
