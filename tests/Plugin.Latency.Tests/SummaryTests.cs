using Plugin.Latency.Programs;
using Plugin.Latency.Results;

namespace Plugin.Latency.Tests;

/// <summary>From samples to figures.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void Times_are_compared_in_pairs_and_the_difference_is_told_in_programs_that_do_nothing()
    {
        var measured = new Measurements();
        foreach (double slow in new[] { 1.0, 1, 5 })
        {
            measured.Add("ADD", "ours", new Sample(18 * slow, 1, 1, 100));
            measured.Add("ADD", "floor", new Sample(16 * slow, 0.5, 0.5, 60));
            measured.Add("ADD", "noop", new Sample(0.5, 0.4, 0, 50));
        }

        MetricSet figures = FiguresOf(measured);

        Assert.Equal(18, figures["add-del/ADD/ours/p50"]);
        Assert.Equal(18 / 16.0, figures["add-del/ADD/ours:floor/pairs"]);
        Assert.Equal(4, figures["add-del/ADD/ours:floor/no-ops"]);
        Assert.Equal(2, figures["add-del/ADD/ours:floor/cpu"]);
        Assert.Equal(100, figures["add-del/ADD/ours/faults"]);
    }

    [Fact]
    public void Samples_that_are_of_no_common_round_make_no_pairs()
    {
        var measured = new Measurements { IsPaired = false };
        measured.Add("ADD", "ours", new Sample(10, 1, 1, 1));
        measured.Add("ADD", "peer", new Sample(20, 1, 1, 1));

        MetricSet figures = FiguresOf(measured);

        Assert.Null(figures["add-del/ADD/ours:peer/pairs"]);
        Assert.Equal(0.5, figures["add-del/ADD/ours:peer/medians"]);
    }

    [Fact]
    public void Counts_and_notes_are_kept()
    {
        var measured = new Measurements();
        measured.AddCount("ADD", "ours", "moves", "moves", 1);
        measured.Notes.Add("the peer is left out");

        MetricSet figures = FiguresOf(measured);

        Assert.Equal(1, figures["add-del/ADD/ours/moves"]);
        Assert.Equal("the peer is left out", Assert.Single(figures.Below("add-del/note/")).Extra);
    }

    private static MetricSet FiguresOf(Measurements measured)
    {
        var figures = new MetricSet();
        Summary.Write("add-del", measured, figures);
        return figures;
    }
}
