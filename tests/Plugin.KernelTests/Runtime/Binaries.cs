namespace Plugin.KernelTests.Runtime;

/// <summary>Where the programs under test lie.</summary>
internal static class Binaries
{
    /// <summary>Our plugin: <c>HOSTDEVICE_BINARY</c>, else what <c>./build.sh</c> makes.</summary>
    public static string Plugin { get; } = FindPlugin();

    /// <summary>The upstream plugin, from <c>HOSTDEVICE_PEER_DIR</c>, else Debian's folder; skips the test where it is missing.</summary>
    public static string Upstream()
    {
        string path = Path.Combine(UpstreamFolder, "host-device");
        Assert.SkipUnless(File.Exists(path), $"no upstream plugin at {path}: install containernetworking-plugins or set HOSTDEVICE_PEER_DIR");
        return path;
    }

    /// <summary>Folder with the IPAM plugins that others made, to be used as <c>CNI_PATH</c>; skips the test where one is missing.</summary>
    public static string FolderWith(string ipam)
    {
        string path = Path.Combine(UpstreamFolder, ipam);
        Assert.SkipUnless(File.Exists(path), $"no IPAM plugin at {path}: install containernetworking-plugins or set HOSTDEVICE_PEER_DIR");
        return UpstreamFolder;
    }

    private static string UpstreamFolder
        => Environment.GetEnvironmentVariable("HOSTDEVICE_PEER_DIR") is { Length: > 0 } named ? named : "/usr/lib/cni";

    private static string FindPlugin()
    {
        if (Environment.GetEnvironmentVariable("HOSTDEVICE_BINARY") is { Length: > 0 } named)
            return Path.GetFullPath(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HostDevice.Fast.sln")))
                return Path.Combine(folder.FullName, "artifacts", "host-device");
        }
        return "artifacts/host-device";
    }
}
