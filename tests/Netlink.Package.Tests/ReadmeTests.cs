namespace Netlink.Package.Tests;

/// <summary>The package's own README, followed to the letter by somebody who has only the package.</summary>
public sealed class ReadmeTests : IDisposable
{
    private static readonly string s_page = PackageFile.Packed().Text("README.md");

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_link_lister_runs_as_one_file()
    {
        string program = MarkdownBlocks.Of(s_page, "csharp")[0];
        Assert.StartsWith($"#:package Netlink.Codec@{PackageFile.Version}\n", program, StringComparison.Ordinal);
        _workspace.Write("links.cs", program);
        Assert.Contains("1: lo\n", _workspace.Dotnet("run", "links.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_dropped_into_the_folder_is_compiled_with_its_overlay_and_speaks_to_the_kernel_until_it_is_switched_off()
    {
        _workspace.WriteProject("router/Router.csproj", Workspace.Reference);
        _workspace.Write("router/Netlink/netconf.yaml", MarkdownBlocks.Of(s_page, "yaml").Single());
        _workspace.Write("router/Program.cs", MarkdownBlocks.Of(s_page, "csharp")[1]
            .Replace("netconf.Forwarding.Or(0, ref error)}", "netconf.Forwarding.Or(0, ref error)}, rp_filter {netconf.RpFilter.Or(0, ref error)}", StringComparison.Ordinal));
        _workspace.Write("router/Netlink/netconf.overlay.yaml", """
            name: netconf
            attribute-sets:
              - name: netconf-attrs
                attributes:
                  - { name: rp-filter, type: s32, value: 3 }

            """);
        _workspace.Build("router/Router.csproj");
        Assert.Matches("(?m)^link 1: forwarding [01], rp_filter [012]$", _workspace.RunBuilt("router/Router.csproj"));

        (int exitCode, string output) = _workspace.TryDotnet("build", "router", "-v", "quiet", "--nologo", "-p:EnableDefaultNetlinkItems=false");
        Assert.Equal(1, exitCode);
        Assert.Contains("error CS0246: The type or namespace name 'Router' could not be found", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_an_error_at_its_line_and_column_with_a_page_that_is_there()
    {
        string yaml = MarkdownBlocks.Of(s_page, "yaml").Single();
        _workspace.WriteProject("router/Router.csproj", Workspace.Reference);
        _workspace.Write("router/Netlink/netconf.yaml", yaml.Replace("forwarding, type: s32", "forwarding, type: s33", StringComparison.Ordinal));
        _workspace.Write("router/Program.cs", "return 0;");
        (int exitCode, string output) = _workspace.TryDotnet("build", "router", "-v", "quiet", "--nologo");
        Assert.Equal(1, exitCode);
        string promised = MarkdownBlocks.Of(s_page, "").Single().Trim();
        Assert.Contains(_workspace.PathOf("router/" + promised), output, StringComparison.Ordinal);

        string link = output[(output.IndexOf("(file://", StringComparison.Ordinal) + 1)..];
        string page = new Uri(link[..link.IndexOf(')', StringComparison.Ordinal)]).LocalPath;
        Assert.StartsWith("# NLG004:", File.ReadAllText(page), StringComparison.Ordinal);
    }
}
