namespace Plugin.KernelTests.Differential;

/// <summary>
/// What ours does not do yet. A case that needs it is skipped with the reason; once the line is gone from the table, it counts.
/// </summary>
internal static class Pending
{
    private static readonly Dictionary<string, string> s_reasons = new(StringComparer.Ordinal)
    {
        ["zero-address"] = "a hardware address of zeros finds lo, where upstream finds nothing",
    };

    /// <summary>Why cases that need <paramref name="feature"/> cannot run, or null when they can.</summary>
    public static string? Reason(string? feature) => feature is null ? null : s_reasons.GetValueOrDefault(feature);
}
