using System.Runtime.CompilerServices;

namespace Netlink.Generators.Tests;

/// <summary>Expected texts, kept in files beside the tests. <c>./snapshots.sh</c> writes them anew.</summary>
internal static class Snapshots
{
    private static readonly bool s_rewrite = Environment.GetEnvironmentVariable("HOSTDEVICE_SNAPSHOTS") == "write";

    /// <summary>The folder of this project's source.</summary>
    public static string ProjectFolder { get; } = Path.GetDirectoryName(ThisFile())!;

    /// <summary>Compares with the file at a path from the project's folder.</summary>
    public static void Match(string file, string actual)
    {
        string path = Path.Combine(ProjectFolder, file);
        if (s_rewrite) File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{file} does not exist; ./snapshots.sh writes it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
