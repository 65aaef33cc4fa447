using System.Globalization;
using Plugin.Latency.Results;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Plugin.Latency.Report;

/// <summary>Medians as bars, a group for each scenario and command.</summary>
internal static class Chart
{
    private const int Width = 1000, BarHeight = 15, Margin = 110;
    private const float LabelSize = 10;
    private const double BarSize = 0.8, Gap = 1;

    private static readonly string[] s_commands = ["VERSION", "STATUS", "CHECK", "ADD", "DEL"];

    /// <summary>Those whose calls take about as long as a move: with those that wait for a second, nothing else would be seen.</summary>
    private static readonly string[] s_scenarios =
    [
        "version", "status", "check", "add-del", "ipam-static", "ipam-host-local", "ipam-failing", "links-1000-name", "links-1000-mac",
        "movers-1", "movers-2", "movers-4",
    ];

    private static readonly (string Program, Color Color)[] s_programs =
    [
        (ProgramNames.Floor, Color.FromHex("#9aa0a6")),
        (ProgramNames.Ours, Color.FromHex("#1a73e8")),
        (ProgramNames.Peer, Color.FromHex("#e8710a")),
    ];

    /// <summary>Draws them as SVG.</summary>
    /// <param name="caption">Where it was measured.</param>
    internal static void Save(MetricSet figures, string caption, string file)
    {
        using var plot = new Plot();
        List<Tick> ticks = [];
        double place = 0;
        foreach (string group in Groups(figures))
        {
            double first = place;
            foreach ((string program, Color color) in s_programs)
            {
                if (figures[$"{group}/{program}/p50"] is { } median)
                    AddBar(plot, place++, median, color);
            }
            ticks.Add(new Tick(-(first + place - 1) / 2, group.Replace("/", " ", StringComparison.Ordinal)));
            place += Gap;
        }
        plot.Axes.Left.TickGenerator = new NumericManual([.. ticks]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Margins(left: 0);
        plot.Axes.Bottom.Label.Text = $"median, ms, spawn to exit\n{caption}";
        plot.ShowLegend(
            [.. s_programs.Select(one => new LegendItem { LabelText = one.Program, FillColor = one.Color, LineWidth = 0 })], Alignment.LowerRight);
        plot.SaveSvg(file, Width, Margin + (int)(place * BarHeight));
    }

    private static void AddBar(Plot plot, double place, double value, Color color)
    {
        var bar = new Bar
        {
            Position = -place,
            Value = value,
            FillColor = color,
            LineWidth = 0,
            Size = BarSize,
            ValueLabel = value.ToString("0.0", CultureInfo.InvariantCulture),
        };
        ScottPlot.Plottables.BarPlot bars = plot.Add.Bars(new List<Bar> { bar });
        bars.Horizontal = true;
        bars.ValueLabelStyle.FontSize = LabelSize;
    }

    private static IEnumerable<string> Groups(MetricSet figures) => s_scenarios
        .SelectMany(scenario => s_commands.Select(command => $"{scenario}/{command}"))
        .Where(group => figures[$"{group}/{ProgramNames.Ours}/p50"] is not null);
}
