using System.Text.Json;
using Plugin.Latency.Results;

namespace Plugin.Latency.Tests;

/// <summary>The file of figures.</summary>
public sealed class MetricSetTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void The_file_is_a_list_of_name_unit_and_value()
    {
        var set = new MetricSet();
        set.Add("add-del/ADD/ours/p50", "ms", 16.5);
        set.Save(_file);

        JsonElement only = Assert.Single(JsonDocument.Parse(File.ReadAllText(_file)).RootElement.EnumerateArray());

        Assert.Equal(["name", "unit", "value"], only.EnumerateObject().Select(property => property.Name));
        Assert.Equal("add-del/ADD/ours/p50", only.GetProperty("name").GetString());
        Assert.Equal(16.5, only.GetProperty("value").GetDouble());
    }

    [Fact]
    public void What_was_saved_is_loaded_in_its_order()
    {
        var set = new MetricSet();
        set.Add("b", "ms", 1.0 / 3);
        set.Add(new Metric("a/note/0", "note", 1, "the peer is left out"));
        set.Save(_file);

        Assert.Equal(set.All, MetricSet.Load(_file).All);
    }

    [Fact]
    public void A_scenario_measured_anew_replaces_its_own_figures_only()
    {
        var set = new MetricSet();
        set.Add("movers-1/ADD/ours/p50", "ms", 1);
        set.Add("movers-16/ADD/ours/p50", "ms", 2);

        set.Remove("movers-1/");

        Assert.Null(set["movers-1/ADD/ours/p50"]);
        Assert.Equal(2, set["movers-16/ADD/ours/p50"]);
    }

    [Fact]
    public void A_figure_has_one_value()
    {
        var set = new MetricSet();
        set.Add("a", "ms", 1);

        Assert.Throws<ArgumentException>(() => set.Add("a", "ms", 2));
    }

    public void Dispose() => File.Delete(_file);
}
