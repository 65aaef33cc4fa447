using Plugin.Latency.Results;
using Plugin.Latency.Scenarios;
using ScottPlot;

namespace Plugin.Latency.Report;

/// <summary>Medians of ADD and DEL as bars, a group for each scenario.</summary>
internal static class Chart
{
    private const int Width = 1200, BarHeight = 15, Margin = 110;
    private const double BarSize = 0.8, Gap = 1;

    private static readonly string[] s_commands = ["VERSION", "STATUS", "CHECK", "ADD", "DEL"];

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
        var plot = new Plot();
        List<Tick> ticks = [];
        double place = 0;
        foreach (string group in Groups(figures))
        {
            double first = place;
            foreach ((string program, Color color) in s_programs)
            {
                if (figures[$"{group}/{program}/p50"] is not { } median)
                    continue;
                var bars = plot.Add.Bars(new Bar[] { new() { Position = -place, Value = median, FillColor = color, LineWidth = 0, Size = BarSize } });
                bars.Horizontal = true;
                place++;
            }
            ticks.Add(new Tick(-(first + place - 1) / 2, group.Replace("/", " ", StringComparison.Ordinal)));
            place += Gap;
        }
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. ticks]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Margins(left: 0);
        plot.Axes.Bottom.Label.Text = $"median, ms, spawn to exit\n{caption}";
        plot.ShowLegend(
            [.. s_programs.Select(one => new LegendItem { LabelText = one.Program, FillColor = one.Color, LineWidth = 0 })], Alignment.LowerRight);
        plot.SaveSvg(file, Width, Margin + (int)(place * BarHeight));
    }

    /// <summary>Calls that take about as long as a move: with those that wait for a second, nothing else would be seen.</summary>
    private static IEnumerable<string> Groups(MetricSet figures) => Catalogue.All
        .Where(scenario => !scenario.Name.StartsWith("ipv6", StringComparison.Ordinal) && !scenario.Name.StartsWith("devices", StringComparison.Ordinal)
            && !scenario.Name.StartsWith("parallel-16", StringComparison.Ordinal))
        .SelectMany(scenario => s_commands.Select(command => $"{scenario.Name}/{command}"))
        .Where(group => figures[$"{group}/{ProgramNames.Ours}/p50"] is not null);
}
