using Plugin.Latency.Results;

namespace Plugin.Latency.Tests;

/// <summary>What <c>./bench.sh --compare</c> says of two runs.</summary>
public sealed class ComparisonTests
{
    [Theory]
    [InlineData("ms", 10, 10, "")]
    [InlineData("ms", 10, 10.9, "")]
    [InlineData("ms", 10, 11.5, "WORSE")]
    [InlineData("ms", 10, 8, "better")]
    [InlineData("calls/s", 10, 8, "WORSE")]
    [InlineData("calls/s", 10, 12, "better")]
    [InlineData("requests", 0, 1, "WORSE")]
    [InlineData("requests", 0, 0, "")]
    [InlineData("requests", 2, 0, "better")]
    public void A_change_is_flagged_from_a_tenth_on(string unit, double before, double after, string flag)
        => Assert.Equal(flag, Comparison.Flag(new Metric("x/ADD/ours/p50", unit, before), after));

    [Fact]
    public void More_throughput_of_one_program_against_another_is_better_though_its_unit_is_a_ratio()
        => Assert.Equal("better", Comparison.Flag(new Metric("parallel-16/ADD+DEL/ours:peer/throughput", "ratio", 2), 3));

    [Fact]
    public void The_table_tells_each_figure_of_both_and_names_what_only_one_has()
    {
        MetricSet before = Set(("a", 10), ("b", 3), ("gone", 1)), after = Set(("a", 20), ("b", 3), ("new", 1));

        string table = Comparison.Table(before, after);

        Assert.Contains("| a | ms | 10 | 20 | 2.00 | WORSE |\n", table, StringComparison.Ordinal);
        Assert.Contains("| b | ms | 3 | 3 | 1.00 |  |\n", table, StringComparison.Ordinal);
        Assert.Contains("only before: gone\n", table, StringComparison.Ordinal);
        Assert.Contains("only after: new\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_are_no_figures()
    {
        var set = new MetricSet();
        set.Add(new Metric("check/note/0", "note", 1, "left out"));

        Assert.DoesNotContain("check", Comparison.Table(set, new MetricSet()), StringComparison.Ordinal);
    }

    private static MetricSet Set(params (string Name, double Value)[] figures)
    {
        var set = new MetricSet();
        foreach ((string name, double value) in figures)
            set.Add(name, "ms", value);
        return set;
    }
}
