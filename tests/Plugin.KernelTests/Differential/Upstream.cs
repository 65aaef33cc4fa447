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

    /// <summary>Why a case cannot run for lack of a real delegate, or null. Those of another release answer otherwise than the recorded ones.</summary>
    public static string? Lacks(Case wanted)
    {
        string[] missing = [.. wanted.Delegates.Where(needed => Folder is null || !File.Exists(Path.Combine(Folder, needed)))];
        return missing.Length == 0 ? null : $"HOSTDEVICE_PEER_DIR does not name a folder with the delegate {string.Join(", ", missing)}";
    }
}
