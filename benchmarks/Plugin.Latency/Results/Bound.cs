using System.Globalization;

namespace Plugin.Latency.Results;

/// <summary>What the project asks of a figure.</summary>
/// <param name="Words">What it is about.</param>
/// <param name="Name">The figure.</param>
/// <param name="Limit">At most this, or at least if <paramref name="IsLeast"/>.</param>
internal sealed record Bound(string Words, string Name, double Limit, bool IsLeast = false)
{
    /// <summary>The same by means rather than medians, or null where there is no such figure.</summary>
    internal string? MeanName => Name.EndsWith("/pairs", StringComparison.Ordinal) ? Name[..^"pairs".Length] + "means"
        : Name.EndsWith("/no-ops", StringComparison.Ordinal) ? Name[..^"no-ops".Length] + "mean-no-ops"
        : null;

    internal bool IsMet(double value) => IsLeast ? value >= Limit : value <= Limit;

    public override string ToString() => (IsLeast ? "≥ " : "≤ ") + Limit.ToString("0.###", CultureInfo.InvariantCulture);
}
