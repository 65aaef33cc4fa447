using System.Text.Json.Nodes;
using Plugin.Latency.Programs;
using Plugin.Latency.Results;
using Plugin.Latency.Trace;

namespace Plugin.Latency.Scenarios;

/// <summary>Eight devices in one ADD, against eight ADDs of the peer and eight moves of the floor.</summary>
internal sealed class EightDevices(string name, string title) : Scenario(name, title)
{
    private const int Count = 8;
    private const double RoundShare = 0.5;

    internal override void Run(Bench bench, Measurements into)
    {
        using var fleet = new Fleet(Count);
        JsonArray list = [.. Enumerable.Range(0, Count).Select(i => (JsonNode)new JsonObject { ["device"] = Fleet.Device(i) })];
        var attachment = new Attachment("c0", Netconf.With("devices", list), bench.CniPath);
        using var ours = new Lane(bench.Ours, attachment);
        using ProgramCall add = attachment.Call([bench.Ours.Path], "ADD");
        Outcome first = add.Run();
        if (first.ExitCode != 0)
        {
            into.Notes.Add($"Left out: the plugin does not know the key `devices`: {first.Text.ReplaceLineEndings(" ")}");
            return;
        }
        ours.Del();
        // The peer and the floor have a container for each device: eight attachments, as they would be without the key.
        Lane[] peers = bench.Peer is null ? [] : [.. Enumerable.Range(0, Count).Select(i => Fleet.Lane(bench, bench.Peer, i))];
        Lane[] floors = [.. Enumerable.Range(0, Count).Select(i => Fleet.Lane(bench, bench.TimedFloor, i))];
        int rounds = bench.Options.Share(RoundShare);
        for (int round = 0; round < rounds; round++)
        {
            bench.Pause(round);
            into.Add("ADD", ProgramNames.Ours, ours.Add().Sample);
            bench.Pause(round);
            into.Add("DEL", ProgramNames.Ours, ours.Del().Sample);
            Reference(into, "ADD", [.. floors.Select(lane => (lane, Quiet(bench, round, lane.Add)))]);
            Reference(into, "DEL", [.. floors.Select(lane => (lane, Quiet(bench, round, lane.Del)))]);
            Row("ADD", [.. peers.Select(lane => Quiet(bench, round, lane.Add))], into);
            Row("DEL", [.. peers.Select(lane => Quiet(bench, round, lane.Del))], into);
            Sample noOp = Quiet(bench, round, bench.NoOp.Run).Sample;
            into.Add("ADD", ProgramNames.NoOp, noOp);
            into.Add("DEL", ProgramNames.NoOp, noOp);
            bench.Progress.Round(round + 1, rounds);
        }
        CallCounts.Trace(bench.Ours, attachment, "ADD", 0, into);
        CallCounts.Trace(bench.Ours, attachment, "DEL", 0, into);
        foreach (Lane lane in floors.Concat(peers))
            lane.Dispose();
    }

    private static Outcome Quiet(Bench bench, int round, Func<Outcome> call)
    {
        bench.Pause(round);
        return call();
    }

    /// <summary>The kernel's time for eight moves, and once what the floor takes beside the move: the start of one process.</summary>
    private static void Reference(Measurements into, string command, (Lane Lane, Outcome Outcome)[] calls)
    {
        double kernel = calls.Sum(call => call.Lane.SampleOf(call.Outcome).Wall);
        double start = calls.Average(call => call.Outcome.Sample.Wall - call.Lane.SampleOf(call.Outcome).Wall);
        into.Add(command, ProgramNames.Kernel, new Sample(kernel + start, 0, 0, 0));
    }

    private static void Row(string command, Outcome[] calls, Measurements into)
    {
        if (calls.Length > 0)
            into.Add(command, ProgramNames.Peer, calls.Aggregate(default(Sample), (sum, call) => sum + call.Sample));
    }
}
