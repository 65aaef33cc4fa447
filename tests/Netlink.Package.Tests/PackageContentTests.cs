using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Package.Tests;

/// <summary>What is in the package, and what must not be.</summary>
public sealed class PackageContentTests
{
    private const string Generator = "analyzers/dotnet/roslyn5.0/cs/Netlink.Generators.dll";

    [Fact]
    public void It_brings_library_generator_build_files_pages_and_schemas()
    {
        using PackageFile package = PackageFile.Packed();
        string[] expected =
        [
            "lib/net10.0/Netlink.Codec.dll", "lib/net10.0/Netlink.Codec.xml", "README.md", "icon.png",
            "build/Netlink.Codec.props", "build/Netlink.Codec.targets",
            "buildTransitive/Netlink.Codec.props", "buildTransitive/Netlink.Codec.targets",
            "schemas/rtnetlink.yaml", "schemas/nlctrl.yaml", "schemas/ynl.schema.json", "schemas/ynl-overlay.schema.json", Generator, "analyzers/dotnet/roslyn5.0/cs/YamlDotNet.dll",
        ];
        Assert.Superset(expected.ToHashSet(), package.Names.ToHashSet());
    }

    [Fact]
    public void Nothing_that_only_the_generator_needs_is_a_dependency()
    {
        using PackageFile package = PackageFile.Packed();
        IEnumerable<string> dependencies = package.Element("dependencies")!.Descendants()
            .Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);
        IEnumerable<string> libraries = XDocument.Load(Repository.PathOf("src/Netlink.Codec/Netlink.Codec.csproj")).Descendants("PackageReference")
            .Where(reference => reference.Attribute("PrivateAssets") is null).Select(reference => reference.Attribute("Include")!.Value);
        Assert.Equal(libraries.Order(), dependencies.Order());
        Assert.DoesNotContain(dependencies, id => id is "YamlDotNet" || id.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(package.Names, name => name.StartsWith("lib/", StringComparison.Ordinal) && name.Contains("Yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void The_generator_asks_for_no_newer_compiler_than_its_folder_says()
    {
        using PackageFile package = PackageFile.Packed();
        using var file = new PEReader(new MemoryStream(package.Bytes(Generator)));
        MetadataReader metadata = file.GetMetadataReader();
        Version[] compilers = [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Where(reference => metadata.GetString(reference.Name).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(reference => reference.Version)];
        Assert.NotEmpty(compilers);
        Assert.All(compilers, version => Assert.True(version <= new Version(5, 0, 0, 0), $"built against the compiler {version}"));
    }

    [Fact]
    public void It_says_licence_readme_icon_repository_and_commit()
    {
        using PackageFile package = PackageFile.Packed();
        Assert.Equal("Apache-2.0", package.Value("license"));
        Assert.Equal("expression", package.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("README.md", package.Value("readme"));
        Assert.Equal("icon.png", package.Value("icon"));
        Assert.NotEmpty(package.Value("description"));

        XElement repository = package.Element("repository")!;
        Assert.Equal("git", repository.Attribute("type")!.Value);
        string head = Command.Run("git", "-C", Repository.Root, "rev-parse", "HEAD").Trim();
        Assert.True(repository.Attribute("commit")!.Value == head, "the package is of another commit: run ./pack.sh");
    }

    [Fact]
    public void Every_public_member_is_described()
    {
        using PackageFile package = PackageFile.Packed();
        XElement[] members = [.. XDocument.Parse(package.Text("lib/net10.0/Netlink.Codec.xml")).Descendants("member")];
        Assert.True(members.Length > 1000, $"{members.Length} members");
        Assert.Contains(members, member => member.Attribute("name")!.Value == "T:Netlink.Codec.Rtnetlink.GetlinkReply");
    }

    [Fact]
    public void The_symbols_carry_the_sources_when_there_is_no_address_to_link_to()
    {
        using PackageFile symbols = PackageFile.PackedSymbols();
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Bytes("lib/net10.0/Netlink.Codec.pdb")));
        MetadataReader pdb = provider.GetMetadataReader();
        var embeddedSource = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        string[] without = [.. pdb.Documents
            .Where(document => !pdb.GetCustomDebugInformation(document).Any(info => pdb.GetGuid(pdb.GetCustomDebugInformation(info).Kind) == embeddedSource))
            .Select(document => pdb.GetString(pdb.GetDocument(document).Name))];
        Assert.NotEmpty(pdb.Documents);
        Assert.Empty(without);
        Assert.All(pdb.Documents, document => Assert.StartsWith("/_", pdb.GetString(pdb.GetDocument(document).Name), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_diagnostic_has_its_page_inside()
    {
        using PackageFile package = PackageFile.Packed();
        string[] pages = [.. Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "NLG*.md").Select(path => "docs/diagnostics/" + Path.GetFileName(path))];
        Assert.True(pages.Length > 10);
        Assert.Superset(pages.ToHashSet(), package.Names.ToHashSet());
    }
}
