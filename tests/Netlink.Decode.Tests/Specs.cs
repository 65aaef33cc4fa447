using Netlink.Decode.Schemas;

namespace Netlink.Decode.Tests;

/// <summary>Schemas to decode by: the kernel's own where they are, and the built-in ones.</summary>
internal static class Specs
{
    private const string Variable = "HOSTDEVICE_YNL_SPECS";

    private static readonly Lazy<Catalog> s_kernel = new(() => Load(Newest()));

    /// <summary>The built-in schemas alone.</summary>
    public static Catalog BuiltIn { get; } = Load();

    /// <summary>The newest kernel's specifications, under our overlays; skips the test when there are none.</summary>
    public static Catalog Kernel
    {
        get
        {
            Need();
            return s_kernel.Value;
        }
    }

    public static string Folder
    {
        get
        {
            Need();
            return Newest();
        }
    }

    public static Catalog Load(params string[] folders)
    {
        var findings = new Findings();
        Catalog catalog = Catalog.Load(folders, findings);
        Assert.Empty(findings.Errors);
        return catalog;
    }

    private static void Need() => Assert.SkipWhen(
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)), $"Set {Variable} to a folder with the kernel's YNL specifications.");

    private static string Newest() =>
        Directory.GetDirectories(Environment.GetEnvironmentVariable(Variable)!, "linux-*").Order(StringComparer.Ordinal).Last();
}
