using System.Globalization;
using System.Text;
using Plugin.Latency.Kernel;
using Plugin.Latency.Results;

namespace Plugin.Latency.Report;

/// <summary>What <see cref="HzModel"/> makes of the figures.</summary>
internal static class ModelSection
{
    private static readonly string[] s_commands = ["ADD", "DEL"];
    private static readonly string[] s_programs = [ProgramNames.Floor, ProgramNames.Ours, ProgramNames.Peer];

    internal static void Write(StringBuilder text, MetricSet figures, Machine machine)
    {
        if (figures["add-del/ADD/kernel/p50"] is not { } add || figures["add-del/DEL/kernel/p50"] is not { } del)
            return;
        text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            ## At other tick rates

            Derived, not measured. A move waits for RCU under RTNL for {HzModel.LeastTicks} to {HzModel.MostTicks} ticks of the timer, whatever program asks for it. Here, at {machine.Hz} Hz, the kernel took {add:0.0} ms for the move of ADD and {del:0.0} ms for that of DEL. The table takes moves times that off each median of `add-del`, and puts moves times {HzModel.LeastTicks} to {HzModel.MostTicks} ticks of the other kernel in its place. The rest is taken to stay, though a part of the peer's, the making of a namespace, waits for RCU too.

            | | | moves | here, ms | {string.Join(" | ", HzModel.Rates.Select(hz => $"{hz} Hz, ms"))} |
            |---|---|---:|---:|{string.Concat(HzModel.Rates.Select(_ => "---:|"))}

            """));
        foreach (string command in s_commands)
        {
            foreach (string program in s_programs)
                WriteRow(text, command, program, command == "ADD" ? add : del, figures);
        }
        text.Append('\n');
    }

    private static void WriteRow(StringBuilder text, string command, string program, double move, MetricSet figures)
    {
        string name = $"add-del/{command}/{program}/";
        if (figures[name + "p50"] is not { } measured || figures[name + "moves"] is not { } moves)
            return;
        IEnumerable<string> cells = HzModel.Rates.Select(hz => HzModel.Predict(measured, moves, move, hz))
            .Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.Least:0.0} to {range.Most:0.0}"));
        text.Append(CultureInfo.InvariantCulture, $"| {command} | {program} | {moves:0} | {measured:0.0} | {string.Join(" | ", cells)} |\n");
    }
}
