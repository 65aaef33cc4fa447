using System.Globalization;

namespace Plugin.Latency.Results;

/// <summary>What the project asks of a figure.</summary>
/// <param name="Words">What it is about.</param>
/// <param name="Name">The figure.</param>
/// <param name="Limit">At most this, or at least if <paramref name="IsLeast"/>.</param>
internal sealed record Bound(string Words, string Name, double Limit, bool IsLeast = false)
{
    internal bool IsMet(double value) => IsLeast ? value >= Limit : value <= Limit;

    public override string ToString() => (IsLeast ? "≥ " : "≤ ") + Limit.ToString("0.###", CultureInfo.InvariantCulture);
}
