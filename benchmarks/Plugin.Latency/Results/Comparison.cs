using System.Globalization;
using System.Text;

namespace Plugin.Latency.Results;

/// <summary>Two runs side by side: what became of each figure.</summary>
internal static class Comparison
{
    /// <summary>A smaller change is within what two runs on one machine differ by.</summary>
    internal const double Notable = 0.10;

    /// <summary>A table of those figures that both runs have, and at its end what only one of them has.</summary>
    /// <param name="before">The older run.</param>
    /// <param name="after">The newer run.</param>
    internal static string Table(MetricSet before, MetricSet after)
    {
        var text = new StringBuilder("| figure | unit | before | after | after / before | |\n|---|---|---:|---:|---:|---|\n");
        foreach (Metric old in before.All.Where(IsFigure))
        {
            if (after[old.Name] is { } value)
                text.Append(CultureInfo.InvariantCulture,
                    $"| {old.Name} | {old.Unit} | {old.Value:0.###} | {value:0.###} | {Ratio(old.Value, value)} | {Flag(old, value)} |\n");
        }
        Missing(text, "only before", before, after);
        Missing(text, "only after", after, before);
        return text.ToString();
    }

    /// <summary>What to say of a change: nothing within <see cref="Notable"/>. More is worse, except of calls per second.</summary>
    internal static string Flag(Metric before, double after)
    {
        if (before.Value == after)
            return "";
        double change = before.Value == 0 ? double.PositiveInfinity : Math.Abs(after / before.Value - 1);
        if (change < Notable)
            return "";
        bool isMoreBetter = before.Unit == "calls/s" || before.Name.EndsWith("/throughput", StringComparison.Ordinal);
        return after > before.Value == isMoreBetter ? "better" : "WORSE";
    }

    private static bool IsFigure(Metric metric) => metric.Unit is not ("note" or "runs");

    private static string Ratio(double before, double after)
        => before == 0 ? (after == 0 ? "1.00" : "—") : (after / before).ToString("0.00", CultureInfo.InvariantCulture);

    private static void Missing(StringBuilder text, string words, MetricSet one, MetricSet other)
    {
        string[] names = [.. one.All.Where(metric => IsFigure(metric) && other[metric.Name] is null).Select(metric => metric.Name)];
        if (names.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{words}: {string.Join(", ", names)}\n");
    }
}
