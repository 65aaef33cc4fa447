using Plugin.Latency.Results;
using Plugin.Latency.Scenarios;

namespace Plugin.Latency.Tests;

/// <summary>The table of scenarios and the table of bounds.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void Every_scenario_has_a_name_of_its_own()
        => Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(scenario => scenario.Name).Distinct().Count());

    [Fact]
    public void No_name_of_a_scenario_begins_another_with_a_slash_behind()
        => Assert.DoesNotContain(Catalogue.All, scenario => scenario.Name.Contains('/', StringComparison.Ordinal));

    [Fact]
    public void Every_bound_is_about_a_scenario_that_there_is()
        => Assert.All(Bounds.All, bound => Assert.Contains(Catalogue.All, scenario => bound.Name.StartsWith(scenario.Name + "/", StringComparison.Ordinal)));

    [Fact]
    public void Few_rounds_or_many_begin_at_all_moments_of_a_tick()
    {
        foreach (int rounds in new[] { 5, 50, 500 })
        {
            double[] parts = [.. Enumerable.Range(0, rounds).Select(Bench.PartOfTick).Order()];
            double[] gaps = [.. parts.Zip(parts.Skip(1).Append(parts[0] + 1), (one, next) => next - one)];
            Assert.All(gaps, gap => Assert.InRange(gap * rounds, 0.3, 2.7));
        }
    }

    [Fact]
    public void A_bound_is_met_at_its_limit_and_on_its_good_side()
    {
        Assert.True(new Bound("", "", 2).IsMet(2));
        Assert.False(new Bound("", "", 2).IsMet(2.1));
        Assert.True(new Bound("", "", 2, IsLeast: true).IsMet(2.1));
        Assert.False(new Bound("", "", 2, IsLeast: true).IsMet(1.9));
    }
}
