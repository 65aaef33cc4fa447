using Plugin.Latency.Kernel;
using Plugin.Latency.Programs;
using Plugin.Latency.Report;
using Plugin.Latency.Results;
using Plugin.Latency.Scenarios;

namespace Plugin.Latency;

/// <summary>One run: scenario after scenario, the results saved after each.</summary>
/// <param name="command">As the user typed it, for the report.</param>
internal sealed class Session(Options options, string command)
{
    private const string ChartName = "latency.svg";

    internal void Run(IReadOnlyList<Scenario> scenarios)
    {
        Machine machine = Machine.Read();
        var progress = new Progress(!Console.IsErrorRedirected);
        progress.Tell($"{machine}; {(options.PeerPlugin is null ? "no peer: none in HOSTDEVICE_PEER_DIR, /opt/cni/bin, /usr/lib/cni" : options.PeerPlugin)}");
        string results = Path.Combine(options.Output, "latency.json");
        MetricSet figures = options.Keep && File.Exists(results) ? MetricSet.Load(results) : new MetricSet();
        using var testbed = new Testbed();
        var bench = new Bench(options, testbed, progress, new TickClock(machine.Hz));
        for (int i = 0; i < scenarios.Count; i++)
        {
            progress.Begin(scenarios[i].Name, i + 1, scenarios.Count);
            var measured = new Measurements();
            scenarios[i].Run(bench, measured);
            figures.Remove(scenarios[i].Name + "/");
            Summary.Write(scenarios[i].Name, measured, figures);
            figures.Save(results);
        }
        Chart.Save(figures, machine.ToString(), Path.Combine(options.Output, ChartName));
        string report = new MarkdownReport(figures, machine, command, PeerVersion()).Write(ChartName);
        File.WriteAllText(Path.Combine(options.Output, "latency.md"), report);
        progress.Tell($"artifacts/bench: latency.md latency.json {ChartName}");
        if (options.WriteDocs)
            WriteDocs(report);
    }

    /// <summary>What a plugin says of itself when it is run without a command.</summary>
    private string PeerVersion()
    {
        if (options.PeerPlugin is not { } path)
            return "none";
        using var call = new ProgramCall([path], new Dictionary<string, string>(), []);
        return call.Run().ErrorText.Split('\n')[0];
    }

    private void WriteDocs(string report)
    {
        string docs = Path.Combine(options.Root, "docs");
        File.WriteAllText(Path.Combine(docs, "performance.md"), report.Replace(ChartName, "performance.svg", StringComparison.Ordinal));
        File.Copy(Path.Combine(options.Output, ChartName), Path.Combine(docs, "performance.svg"), overwrite: true);
    }
}
