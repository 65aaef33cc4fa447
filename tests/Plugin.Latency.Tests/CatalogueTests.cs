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
    public void A_bound_is_met_at_its_limit_and_on_its_good_side()
    {
        Assert.True(new Bound("", "", 2).IsMet(2));
        Assert.False(new Bound("", "", 2).IsMet(2.1));
        Assert.True(new Bound("", "", 2, IsLeast: true).IsMet(2.1));
        Assert.False(new Bound("", "", 2, IsLeast: true).IsMet(1.9));
    }
}
