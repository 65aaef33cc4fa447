using System.Text.Json.Nodes;
using Plugin.Latency.Kernel;
using Plugin.Latency.Programs;
using Plugin.Latency.Results;
using Plugin.Latency.Trace;

namespace Plugin.Latency.Scenarios;

/// <summary>CHECK of an attachment that stands, by each program in turn: it changes nothing, so all look at the same one.</summary>
internal sealed class CheckScenario(string name, string title) : Scenario(name, title)
{
    private const string Device = "dev0", Container = "c0";

    internal override void Run(Bench bench, Measurements into)
    {
        Testbed.AddDevice(Device, AttachScenario.Address);
        using var device = new Finally(() => Testbed.RemoveDevice(Device));
        var attachment = new Attachment(Container, Netconf.Device(Device), bench.CniPath);
        using var lane = new Lane(bench.Ours, attachment);
        JsonNode result = JsonNode.Parse(lane.Add().Text)!;
        var standing = attachment with { Netconf = Netconf.Device(Device).Plus("prevResult", result) };

        List<(Contestant Contestant, ProgramCall Call)> lanes =
        [
            .. new[] { bench.Ours, bench.Peer }.OfType<Contestant>().Select(contestant => (contestant, standing.Call([contestant.Path], "CHECK"))),
            (new Contestant(ProgramNames.NoOp, bench.Options.Tool("noop")), bench.NoOp),
        ];
        for (int round = 0; round < bench.Options.Pairs; round++)
        {
            foreach ((Contestant contestant, ProgramCall call) in Rotated(lanes, round))
                into.Add("CHECK", contestant.Name, call.Run().Demand(0, $"{contestant.Name} CHECK").Sample);
            bench.Progress.Round(round + 1, bench.Options.Pairs);
        }
        foreach ((Contestant contestant, ProgramCall call) in lanes.Where(one => one.Call != bench.NoOp))
        {
            CallCounts.Trace(contestant, standing, "CHECK", 0, into);
            CallCounts.Peak(contestant, standing, "CHECK", 0, bench.Options.Tool("peak"), into);
            call.Dispose();
        }
        lane.Del();
    }
}
