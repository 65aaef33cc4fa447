using Netlink.Codec.Tests.Kernel;

namespace Netlink.Package.Tests;

/// <summary>Projects that use the package in other ways than the README shows first.</summary>
public sealed class ConsumerTests : IDisposable
{
    private static readonly string s_netconf = MarkdownBlocks.Of(PackageFile.Packed().Text("README.md"), "yaml").Single();

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_project_that_refers_to_one_with_the_package_compiles_its_schemas_too(bool packed)
    {
        _workspace.WriteProject("lib/Lib.csproj", Workspace.Reference, program: false);
        _workspace.Write("lib/Lib.cs", "public static class Lib { public static int Protocol => Netlink.Codec.NetlinkSocket.Route; }");
        _workspace.WriteProject("app/App.csproj", packed
            ? """<ItemGroup><PackageReference Include="Lib" Version="1.0.0" /></ItemGroup>"""
            : """<ItemGroup><ProjectReference Include="../lib/Lib.csproj" /></ItemGroup>""");
        _workspace.Write("app/Netlink/netconf.yaml", s_netconf);
        _workspace.Write("app/Program.cs", "Console.Write($\"{Lib.Protocol} {typeof(App.Netconf.GetnetconfReply).Name}\");");
        if (packed)
            _workspace.Dotnet("pack", "lib", "-o", ".", "-v", "quiet", "--nologo");
        try
        {
            _workspace.Build("app/App.csproj");
            Assert.Equal("0 GetnetconfReply", _workspace.RunBuilt("app/App.csproj"));
        }
        finally
        {
            Workspace.Forget("lib");
        }
    }

    [Fact]
    public void Items_of_its_own_choose_namespace_and_operations()
    {
        _workspace.WriteProject("app/App.csproj", Workspace.Reference + """
            <PropertyGroup><EnableDefaultNetlinkItems>false</EnableDefaultNetlinkItems></PropertyGroup>
            <ItemGroup><NetlinkFamily Include="../netconf.yaml" Namespace="My.Names" Operations="getnetconf" /></ItemGroup>
            """);
        _workspace.Write("netconf.yaml", s_netconf);
        _workspace.Write("app/Program.cs", "Console.Write(typeof(My.Names.GetnetconfRequest).FullName);");
        _workspace.Build("app/App.csproj");
        Assert.Equal("My.Names.GetnetconfRequest", _workspace.RunBuilt("app/App.csproj"));
    }

    [Fact]
    public void Another_generator_may_bring_an_older_YamlDotNet()
    {
        OldYamlGenerator.PackInto(_workspace);
        // The other one's name sorts first, so that it is loaded first.
        _workspace.WriteProject("app/App.csproj", """<ItemGroup><PackageReference Include="An.Old.Generator" Version="1.0.0" /></ItemGroup>""" + Workspace.Reference);
        _workspace.Write("app/Netlink/netconf.yaml", s_netconf);
        _workspace.Write("app/Program.cs", "Console.Write($\"{OldYaml.Version} {typeof(App.Netconf.GetnetconfReply).Name}\");");
        try
        {
            _workspace.Build("app/App.csproj");
            Assert.Equal("13.0.0.0 GetnetconfReply", _workspace.RunBuilt("app/App.csproj"));
        }
        finally
        {
            Workspace.Forget("an.old.generator");
        }
    }

    [Fact]
    public void It_publishes_as_native_code_without_a_warning()
    {
        _workspace.WriteProject("app/App.csproj", Workspace.Reference + "<PropertyGroup><PublishAot>true</PublishAot></PropertyGroup>");
        _workspace.Write("app/Program.cs", MarkdownBlocks.Of(PackageFile.Packed().Text("README.md"), "csharp")[0].Split('\n', 2)[1]);
        string output = _workspace.Dotnet("publish", "app", "-o", "out", "-v", "quiet", "--nologo");
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(_workspace.PathOf("out/Netlink.Codec.dll")));
        Assert.Contains("1: lo\n", Command.Run(_workspace.PathOf("out/App")), StringComparison.Ordinal);
    }
}
