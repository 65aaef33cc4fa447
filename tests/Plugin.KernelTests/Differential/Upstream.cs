namespace Plugin.KernelTests.Differential;

/// <summary>The plugin to compare with, from <c>HOSTDEVICE_PEER_DIR</c>.</summary>
internal static class Upstream
{
    public const string Missing =
        "HOSTDEVICE_PEER_DIR does not name a folder with upstream's plugins: ours is compared with what recorded.jsonl tells of them";

    /// <summary>The folder with the plugin and its delegates; null when there is none.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("HOSTDEVICE_PEER_DIR") is { Length: > 0 } named && File.Exists(Path.Combine(named, "host-device"))
            ? Path.GetFullPath(named)
            : null;

    public static string? Plugin => Folder is null ? null : Path.Combine(Folder, "host-device");

    /// <summary>Where real delegates are: beside the plugin, else where Debian installs them.</summary>
    public static string Delegates => Folder ?? "/usr/lib/cni";
}
