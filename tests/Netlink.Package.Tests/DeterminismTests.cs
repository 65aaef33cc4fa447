using Netlink.Codec.Tests.Kernel;

namespace Netlink.Package.Tests;

/// <summary>Who doubts the package packs the commit himself and compares.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData("lib/net10.0/Netlink.Codec.dll")]
    [InlineData("analyzers/dotnet/roslyn5.0/cs/Netlink.Generators.dll")]
    public void The_same_tree_in_another_folder_gives_the_same_bytes(string assembly)
    {
        using PackageFile first = PackageFile.Packed();
        Assert.Equal(first.Bytes(assembly), s_second.Value[assembly]);
    }

    private static readonly Lazy<Dictionary<string, byte[]>> s_second = new(PackACopy);

    private static Dictionary<string, byte[]> PackACopy()
    {
        string copy = Directory.CreateTempSubdirectory("netlink-copy-").FullName;
        try
        {
            Command.Run("bash", "-c", $"cd '{Repository.Root}' && git ls-files -co --exclude-standard -z | xargs -0 cp --parents -t '{copy}'");
            // The commit is part of what is compiled; in a linked work tree .git is a file.
            string git = Repository.PathOf(".git");
            if (File.Exists(git))
                File.Copy(git, Path.Combine(copy, ".git"));
            else
                Directory.CreateSymbolicLink(Path.Combine(copy, ".git"), git);
            Command.Run(Path.Combine(copy, "pack.sh"));

            using var package = new PackageFile(PackageFile.Find(Path.Combine(copy, "artifacts/packages"), "nupkg"));
            return package.Names.Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).ToDictionary(name => name, package.Bytes);
        }
        finally
        {
            // The link first, so that nothing could follow it.
            File.Delete(Path.Combine(copy, ".git"));
            Directory.Delete(copy, recursive: true);
        }
    }
}
