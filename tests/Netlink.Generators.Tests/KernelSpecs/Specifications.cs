namespace Netlink.Generators.Tests.KernelSpecs;

/// <summary>The kernel's own specifications, unmodified, from the folder that <c>HOSTDEVICE_YNL_SPECS</c> names.</summary>
internal static class Specifications
{
    private const string NoFolder = "HOSTDEVICE_YNL_SPECS names no folder with the kernel's specifications (Documentation/netlink/specs)";

    private static string? Folder => Environment.GetEnvironmentVariable("HOSTDEVICE_YNL_SPECS");

    /// <summary>Their paths from the folder; without a folder a single empty one, so that the tests can say that they were skipped.</summary>
    public static TheoryData<string> Paths => Folder is { } folder
        ? [.. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            // Below "schema" lie the definitions of the language itself.
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "schema")
            .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)]
        : [""];

    public static SchemaText Read(string path)
    {
        Assert.SkipWhen(path.Length == 0, NoFolder);
        return new SchemaText(path, File.ReadAllText(Path.Combine(Folder!, path)));
    }

    public static SchemaText[] All() => [.. Paths.Select(row => Read(row.Data))];
}
