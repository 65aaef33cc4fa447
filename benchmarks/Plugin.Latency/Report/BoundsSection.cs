using System.Globalization;
using System.Text;
using Plugin.Latency.Kernel;
using Plugin.Latency.Results;

namespace Plugin.Latency.Report;

/// <summary>What was asked, and what came out.</summary>
internal static class BoundsSection
{
    internal static void Write(StringBuilder text, MetricSet figures, Machine machine)
    {
        text.Append("## What the project asks of itself\n\n").Append(MarkdownReport.Where(machine))
            .Append("| | asked | measured | |\n|---|---:|---:|---|\n");
        foreach (Bound bound in Bounds.All)
        {
            double? value = figures[bound.Name];
            string verdict = value is null ? "not measured" : bound.IsMet(value.Value) ? "met" : "**missed**";
            text.Append(CultureInfo.InvariantCulture, $"| {bound.Words} | {bound} | {MarkdownReport.Number(value, "0.###")} | {verdict} |\n");
        }
        text.Append('\n');
    }
}
