using Plugin.Latency.Kernel;
using Plugin.Latency.Report;
using Plugin.Latency.Results;

namespace Plugin.Latency.Tests;

/// <summary>The page that is made of the figures.</summary>
public sealed class ReportTests
{
    private static readonly Machine s_machine = new("6.18.0", 250, "a processor", 2, "a system");

    [Fact]
    public void A_missed_bound_is_called_missed_and_one_without_a_figure_not_measured()
    {
        string report = Report(("add-del/ADD/ours:floor/pairs", 1.2), ("add-del/DEL/ours:floor/pairs", 1.1));

        Assert.Contains("| ADD, quiet, of the floor | ≤ 1.12 | 1.2 | **missed** |  |", report, StringComparison.Ordinal);
        Assert.Contains("| DEL, quiet, of the floor | ≤ 1.12 | 1.1 | met |  |", report, StringComparison.Ordinal);
        Assert.Contains("| STATUS, of the peer | ≤ 0.55 |  | not measured |  |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_machine_and_tick_rate_stand_beside_the_tables()
    {
        string report = Report(("check/CHECK/ours/p50", 1.5), ("check/CHECK/ours/runs", 50));

        Assert.Contains("./bench.sh --latency\nLinux 6.18.0, CONFIG_HZ=250, 2 × a processor, a system\npeer: CNI host-device plugin v1\n", report, StringComparison.Ordinal);
        Assert.Contains("## check\n", report, StringComparison.Ordinal);
        Assert.Contains("| CHECK | ours | 50 | 1.50 |", report, StringComparison.Ordinal);
        Assert.DoesNotContain("## churn", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_tick_rates_are_derived_where_the_kernel_was_measured()
    {
        string report = Report(("add-del/ADD/kernel/p50", 14), ("add-del/DEL/kernel/p50", 14), ("add-del/ADD/ours/p50", 16), ("add-del/ADD/ours/moves", 1));

        Assert.Contains("Derived, not measured.", report, StringComparison.Ordinal);
        Assert.Contains("| ADD | ours | 1 | 16.0 | 32.0 to 42.0 | 14.0 to 18.0 | 5.0 to 6.0 |", report, StringComparison.Ordinal);
    }

    private static string Report(params (string Name, double Value)[] figures)
    {
        var set = new MetricSet();
        foreach ((string name, double value) in figures)
            set.Add(name, "ms", value);
        return new MarkdownReport(set, s_machine, "./bench.sh --latency", "CNI host-device plugin v1").Write("latency.svg");
    }
}
