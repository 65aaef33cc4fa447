using Microsoft.CodeAnalysis;

namespace Netlink.Generators.Tests.Schema;

/// <summary>The example of <c>docs/overlays.md</c> does what the page says.</summary>
public sealed class OverlayPageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Snapshots.ProjectFolder, "..", "..", "docs", "overlays.md"));

    [Fact]
    public void The_example_compiles_and_its_code_runs_on_what_is_emitted()
    {
        string[] yaml = Blocks("yaml");
        Generation run = Generation.Of(new SchemaText("rt-tiny.yaml", yaml[0]), SchemaText.Overlay("rt-tiny.overlay.yaml", yaml[1], "rt-tiny.yaml"));

        Assert.Empty(run.Diagnostics);
        string caller = "using System; using Netlink.Codec; using Test; static class Caller { static void Call() { " + Blocks("csharp")[0] + " } }";
        Assert.Empty(run.CompilerFindings(caller));
        Assert.NotNull(run.Compilation().GetTypeByMetadataName("Test.DellinkNotification"));
    }

    [Fact]
    public void Without_its_overlay_the_code_does_not_compile()
    {
        Generation run = Generation.Of(new SchemaText("rt-tiny.yaml", Blocks("yaml")[0]));

        Assert.Empty(run.Diagnostics);
        string caller = "using System; using Netlink.Codec; using Test; static class Caller { static void Call() { " + Blocks("csharp")[0] + " } }";
        Assert.Contains(run.CompilerFindings(caller), finding => finding.Severity == DiagnosticSeverity.Error);
    }

    private static string[] Blocks(string language) =>
        [.. s_page.Split("```" + language + "\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)])];
}
