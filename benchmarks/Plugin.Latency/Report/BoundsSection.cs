using System.Globalization;
using System.Text;
using Plugin.Latency.Kernel;
using Plugin.Latency.Results;

namespace Plugin.Latency.Report;

/// <summary>What was asked, and what came out.</summary>
internal static class BoundsSection
{
    private const string Format = "0.###";

    internal static void Write(StringBuilder text, MetricSet figures, Machine machine)
    {
        text.Append("## What the project asks of itself\n\n").Append(MarkdownReport.Where(machine))
            .Append("| | asked | median | | mean |\n|---|---:|---:|---|---:|\n");
        foreach (Bound bound in Bounds.All)
        {
            double? value = figures[bound.Name];
            string verdict = value is null ? "not measured" : bound.IsMet(value.Value) ? "met" : "**missed**";
            string mean = bound.MeanName is { } name ? MarkdownReport.Number(figures[name], Format) : "";
            text.Append(CultureInfo.InvariantCulture, $"| {bound.Words} | {bound} | {MarkdownReport.Number(value, Format)} | {verdict} | {mean} |\n");
        }
        text.Append('\n');
    }
}
