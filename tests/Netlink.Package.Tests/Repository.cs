namespace Netlink.Package.Tests;

/// <summary>The tree these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string Find()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HostDevice.Fast.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run within the repository");
        return folder.FullName;
    }
}
