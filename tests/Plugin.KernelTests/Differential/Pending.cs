namespace Plugin.KernelTests.Differential;

/// <summary>
/// What ours does not do yet. A case that needs it is skipped with the reason; once the line is gone from the table, it counts.
/// </summary>
internal static class Pending
{
    private static readonly Dictionary<string, string> s_reasons = new(StringComparer.Ordinal)
    {
        ["ipam"] = "delegates are not called yet",
        ["dpdk"] = "DPDK mode is not there yet",
        ["deviceID"] = "runtimeConfig.deviceID on the auxiliary bus is not there yet",
        ["guards"] = "the guards of the node are not there yet",
        ["words"] = "words of the search in sysfs are not upstream's yet",
        ["match"] = "the choice among several matching links is not there yet",
    };

    /// <summary>Why cases that need <paramref name="feature"/> cannot run, or null when they can.</summary>
    public static string? Reason(string? feature) => feature is null ? null : s_reasons.GetValueOrDefault(feature);
}
