namespace Netlink.Generators.Tests.KernelSpecs;

/// <summary>The kernel's own specifications, unmodified, from the folder that <c>HOSTDEVICE_YNL_SPECS</c> names.</summary>
internal static class Specifications
{
    public const string NoFolder = "HOSTDEVICE_YNL_SPECS names no folder with the kernel's specifications (Documentation/netlink/specs)";

    private static string? Folder => Environment.GetEnvironmentVariable("HOSTDEVICE_YNL_SPECS");

    /// <summary>Their paths from the folder; without a folder a single empty one, so that the tests can say that they were skipped.</summary>
    public static TheoryData<string> Paths => Folder is { } folder
        ? [.. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            // Below "schema" lie the definitions of the language itself.
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "schema")
            .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)]
        : [""];

    private static string OverlayFolder => Path.Combine(Snapshots.ProjectFolder, "..", "..", "schemas", "overlays");

    /// <summary>What our overlays lie over: file names without their end.</summary>
    public static string[] OverlayNames { get; } =
        [.. Directory.GetFiles(OverlayFolder, "*.overlay.yaml").Select(path => Path.GetFileName(path)[..^".overlay.yaml".Length])];

    /// <summary>The specifications that we have overlays for; in folders of several kernels those of the one that the overlays are for.</summary>
    public static TheoryData<string> Overlaid =>
        [.. Paths.Select(row => row.Data).Where(path => path.Length == 0 || (OverlayNames.Contains(Path.GetFileNameWithoutExtension(path)) && IsOfOurKernel(path)))];

    private static bool IsOfOurKernel(string path) => Path.GetDirectoryName(path) is { } folder && (folder.Length == 0 || folder.Contains("7.3", StringComparison.Ordinal));

    public static SchemaText OverlayOf(SchemaText specification)
    {
        string file = Path.GetFileNameWithoutExtension(specification.Path) + ".overlay.yaml";
        return SchemaText.Overlay(file, File.ReadAllText(Path.Combine(OverlayFolder, file)), specification.Path);
    }

    public static SchemaText Read(string path)
    {
        Assert.SkipWhen(path.Length == 0, NoFolder);
        return new SchemaText(path, File.ReadAllText(Path.Combine(Folder!, path)));
    }

    public static SchemaText[] All() => [.. Paths.Select(row => Read(row.Data))];
}
