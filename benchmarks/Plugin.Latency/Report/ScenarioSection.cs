using System.Globalization;
using System.Text;
using Plugin.Latency.Kernel;
using Plugin.Latency.Results;
using Plugin.Latency.Scenarios;

namespace Plugin.Latency.Report;

/// <summary>One scenario: a row for each command and program, and how they compare.</summary>
internal static class ScenarioSection
{
    private static readonly (string Measure, string Format)[] s_columns =
    [
        ("runs", "0"), ("p50", "0.00"), ("p95", "0.00"), ("p99", "0.00"), ("user", "0.00"), ("system", "0.00"), ("peak", "0"), ("faults", "0"),
        ("syscalls", "0"), ("rtnl", "0"), ("moves", "0"),
    ];

    private static readonly (string Measure, string Format)[] s_comparisons =
        [("pairs", "0.000"), ("medians", "0.000"), ("means", "0.000"), ("cpu", "0.000"), ("no-ops", "+0.00;-0.00"), ("mean-no-ops", "+0.00;-0.00")];

    internal static void Write(StringBuilder text, Scenario scenario, MetricSet figures, Machine machine)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {scenario.Name}\n\n{scenario.Title}.\n\n");
        foreach (Metric note in figures.Below(scenario.Name + "/note/"))
            text.Append(CultureInfo.InvariantCulture, $"{note.Extra}\n\n");
        List<string[]> calls = Rows(scenario, figures, "p50"), comparisons = Rows(scenario, figures, "medians");
        if (calls.Count > 0)
        {
            text.Append(MarkdownReport.Where(machine))
                .Append("| | | runs | p50 ms | p95 | p99 | user ms | system ms | peak KiB | page faults | system calls | RTNL | moves |\n")
                .Append("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
            foreach (string[] parts in calls)
                WriteRow(text, parts, parts[2], parts[2] == ProgramNames.Kernel ? s_columns[..4] : s_columns, figures);
            text.Append('\n');
        }
        WriteThroughput(text, scenario, figures);
        if (comparisons.Count > 0)
        {
            text.Append("| | | median of ratios | ratio of medians | ratio of means | CPU | difference in no-ops: median | mean |\n")
                .Append("|---|---|---:|---:|---:|---:|---:|---:|\n");
            foreach (string[] parts in comparisons)
                WriteRow(text, parts, parts[2].Replace(":", " : ", StringComparison.Ordinal), s_comparisons, figures);
            text.Append('\n');
        }
    }

    /// <summary>Names of the scenario's figures of one measure, cut at the slashes: scenario, command, programs, measure. ADD first, then DEL.</summary>
    private static List<string[]> Rows(Scenario scenario, MetricSet figures, string measure) =>
    [
        .. figures.Below(scenario.Name + "/")
            .Where(metric => metric.Name.EndsWith("/" + measure, StringComparison.Ordinal))
            .Select(metric => metric.Name.Split('/'))
            .OrderBy(parts => parts[1] is "ADD" ? 0 : parts[1] is "DEL" ? 1 : 2),
    ];

    private static void WriteRow(StringBuilder text, string[] parts, string programs, (string Measure, string Format)[] columns, MetricSet figures)
    {
        string name = string.Join('/', parts[..3]);
        IEnumerable<string> cells = columns.Select(column => MarkdownReport.Number(figures[$"{name}/{column.Measure}"], column.Format));
        text.Append(CultureInfo.InvariantCulture, $"| {parts[1]} | {programs} | {string.Join(" | ", cells)} |\n");
    }

    private static void WriteThroughput(StringBuilder text, Scenario scenario, MetricSet figures)
    {
        List<string[]> rates = Rows(scenario, figures, "throughput");
        foreach (string[] parts in rates)
        {
            double? rate = figures[string.Join('/', parts)];
            bool isRatio = parts[2].Contains(':', StringComparison.Ordinal);
            string words = isRatio ? $"{parts[2].Replace(":", " : ", StringComparison.Ordinal)}, median over the blocks" : parts[2];
            text.Append(CultureInfo.InvariantCulture, $"- {words}: {rate:0.00}{(isRatio ? "" : " calls/s")}\n");
        }
        if (rates.Count > 0)
            text.Append('\n');
    }
}
