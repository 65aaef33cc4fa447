using System.Globalization;
using System.Text;
using Plugin.Latency.Kernel;
using Plugin.Latency.Results;
using Plugin.Latency.Scenarios;

namespace Plugin.Latency.Report;

/// <summary>The run as a page to read: made of the figures alone, so that a run in parts gives the same page.</summary>
internal sealed class MarkdownReport(MetricSet figures, Machine machine, string command)
{
    private static readonly string[] s_measures = ["p50", "p95", "p99", "user", "system", "peak", "faults", "syscalls", "rtnl", "moves"];

    private static readonly string[] s_formats = ["0.00", "0.00", "0.00", "0.00", "0.00", "0", "0", "0", "0", "0"];

    private readonly StringBuilder _text = new();

    /// <param name="chart">File name of the chart, to be shown beside.</param>
    internal string Write(string chart)
    {
        _text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            # What a call costs

            Whole processes, run as a container runtime runs them: variables in the environment, the configuration in a pipe, the output into a pipe; from before the start to after the end, by CLOCK_MONOTONIC. How and why so: [decision 010](decisions/010-whole-calls.md).

            ```
            {command}
            {machine}
            ```

            `ours` is `artifacts/host-device`; `floor` the same look-ups, record, move and result in C with no generality (`benchmarks/floor/floor.c`, `cc -O2`, dynamic glibc); `peer` another host-device plugin, as a rule upstream's; `noop` a C program that does nothing; `kernel` the kernel's own time for the floor's move, from its request to the last answer. All programs take turns in every round, each time in another order.


            """));
        WriteBounds();
        _text.Append(CultureInfo.InvariantCulture, $"![Medians of ADD and DEL]({chart})\n\n");
        foreach (Scenario scenario in Catalogue.All.Where(scenario => figures.Below(scenario.Name + "/").Any()))
            WriteScenario(scenario);
        WriteModel();
        WriteLegend();
        return _text.ToString().TrimEnd('\n') + "\n";
    }

    private void WriteBounds()
    {
        _text.Append("## What the project asks of itself\n\n").Append(Where()).Append("| | asked | measured | |\n|---|---:|---:|---|\n");
        foreach (Bound bound in Bounds.All)
        {
            double? value = figures[bound.Name];
            string verdict = value is null ? "not measured" : bound.IsMet(value.Value) ? "met" : "**missed**";
            _text.Append(CultureInfo.InvariantCulture, $"| {bound.Words} | {bound} | {Number(value, "0.###")} | {verdict} |\n");
        }
        _text.Append('\n');
    }

    private void WriteScenario(Scenario scenario)
    {
        _text.Append(CultureInfo.InvariantCulture, $"## {scenario.Name}\n\n{scenario.Title}.\n\n");
        foreach (Metric note in figures.Below(scenario.Name + "/note/"))
            _text.Append(CultureInfo.InvariantCulture, $"{note.Extra}\n\n");
        WriteCalls(scenario.Name);
        WriteThroughput(scenario.Name);
        WriteRatios(scenario.Name);
    }

    private void WriteCalls(string scenario)
    {
        List<(string Command, string Program)> rows = [.. figures.Below(scenario + "/")
            .Where(metric => metric.Name.EndsWith("/p50", StringComparison.Ordinal))
            .Select(metric => metric.Name.Split('/'))
            .Select(parts => (parts[1], parts[2]))
            .OrderBy(row => row.Item1 is "ADD" ? 0 : row.Item1 is "DEL" ? 1 : 2)];
        if (rows.Count == 0)
            return;
        _text.Append(Where())
            .Append("| | | runs | p50 ms | p95 | p99 | user ms | system ms | peak KiB | page faults | system calls | RTNL | moves |\n")
            .Append("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach ((string call, string program) in rows)
        {
            string name = $"{scenario}/{call}/{program}/";
            IEnumerable<string> cells = s_measures.Select((measure, i) =>
                program == ProgramNames.Kernel && measure is "user" or "system" or "faults" ? "" : Number(figures[name + measure], s_formats[i]));
            _text.Append(CultureInfo.InvariantCulture, $"| {call} | {program} | {Number(figures[name + "runs"], "0")} | {string.Join(" | ", cells)} |\n");
        }
        _text.Append('\n');
    }

    private void WriteThroughput(string scenario)
    {
        foreach (Metric rate in figures.Below(scenario + "/ADD+DEL/").Where(metric => metric.Name.EndsWith("/throughput", StringComparison.Ordinal)))
            _text.Append(CultureInfo.InvariantCulture, $"- {rate.Name.Split('/')[2].Replace(":", " to ", StringComparison.Ordinal)}: {rate.Value:0.##} {rate.Unit}\n");
        if (figures.Below(scenario + "/ADD+DEL/").Any())
            _text.Append('\n');
    }

    private void WriteRatios(string scenario)
    {
        List<string[]> rows = [.. figures.Below(scenario + "/")
            .Where(metric => metric.Name.EndsWith("/medians", StringComparison.Ordinal))
            .Select(metric => metric.Name.Split('/'))
            .OrderBy(parts => parts[1] is "ADD" ? 0 : parts[1] is "DEL" ? 1 : 2)];
        if (rows.Count == 0)
            return;
        _text.Append("| | of | median of ratios | ratio of medians | CPU | difference in no-ops |\n|---|---|---:|---:|---:|---:|\n");
        foreach (string[] parts in rows)
        {
            string name = string.Join('/', parts[..3]);
            _text.Append(CultureInfo.InvariantCulture,
                $"| {parts[1]} | {parts[2].Replace(":", " : ", StringComparison.Ordinal)} | {Number(figures[name + "/pairs"], "0.000")} | {Number(figures[name + "/medians"], "0.000")} | {Number(figures[name + "/cpu"], "0.000")} | {Number(figures[name + "/no-ops"], "+0.00;-0.00")} |\n");
        }
        _text.Append('\n');
    }

    private void WriteModel()
    {
        if (figures["add-del/ADD/kernel/p50"] is null)
            return;
        _text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            ## At other tick rates

            Derived, not measured. A move waits for RCU under RTNL for {HzModel.LeastTicks} to {HzModel.MostTicks} ticks of the timer, whatever program asks for it. Here, at {machine.Hz} Hz, the kernel took {figures["add-del/ADD/kernel/p50"]:0.0} ms for the move of ADD and {figures["add-del/DEL/kernel/p50"]:0.0} ms for that of DEL. The table takes moves times that off each median of `add-del`, and puts moves times {HzModel.LeastTicks} to {HzModel.MostTicks} ticks of the other kernel in its place; the rest is taken to stay, though part of a peer's rest, the making of a namespace, waits for RCU too.

            | | | moves | here, ms | {string.Join(" | ", HzModel.Rates.Select(hz => $"{hz} Hz, ms"))} |
            |---|---|---:|---:|{string.Concat(HzModel.Rates.Select(_ => "---:|"))}

            """));
        foreach (string call in new[] { "ADD", "DEL" })
        {
            foreach (string program in new[] { ProgramNames.Floor, ProgramNames.Ours, ProgramNames.Peer })
                WriteModelRow(call, program);
        }
        _text.Append('\n');
    }

    private void WriteModelRow(string call, string program)
    {
        string name = $"add-del/{call}/{program}/";
        if (figures[name + "p50"] is not { } measured || figures[name + "moves"] is not { } moves || figures[$"add-del/{call}/kernel/p50"] is not { } move)
            return;
        IEnumerable<string> cells = HzModel.Rates.Select(hz => HzModel.Predict(measured, moves, move, hz))
            .Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.Least:0.0} to {range.Most:0.0}"));
        _text.Append(CultureInfo.InvariantCulture, $"| {call} | {program} | {moves:0} | {measured:0.0} | {string.Join(" | ", cells)} |\n");
    }

    private void WriteLegend() => _text.Append("""
        ## What the columns are

        - **p50, p95, p99**: spawn to exit; between two values by straight line. **user, system**: mean CPU time of the process and of what it waited for; the kernel samples the split by its tick, the sum is exact.
        - **peak**: the most that one process of the call held resident, of one further run started by a small static program (`benchmarks/floor/peak.c`), since the kernel counts the starter's memory as the program's. **page faults**: median, minor and major.
        - **system calls**: lines of one run under `strace -ff`, with all threads and children. **RTNL**: of the netlink messages sent in it (decoded from `write=all`), those for which Linux 6.18 takes the RTNL lock: all but namespace ids, dumps of one family of addresses, routes, rules and neighbours, and changes of IPv6 routes. A namespace that is made or destroyed takes the lock too and is not counted. **moves**: RTM_NEWLINK and RTM_SETLINK with IFLA_NET_NS_FD, IFLA_NET_NS_PID or IFLA_TARGET_NETNSID.
        - **median of ratios**: over the rounds, our time divided by the other's of the same round. **CPU**: ratio of the medians of user and system time together. **difference in no-ops**: median over the rounds of our time less the other's, divided by the median of the program that does nothing in the same rounds.

        """);

    private string Where() => $"<sub>{machine}</sub>\n\n";

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
