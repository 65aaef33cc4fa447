using Plugin.Latency.Programs;
using Plugin.Latency.Results;
using Plugin.Latency.Trace;

namespace Plugin.Latency.Scenarios;

/// <summary>Calls that move nothing: what they cost is the start of a process.</summary>
internal sealed class StartScenario(string name, string title, string command) : Scenario(name, title)
{
    /// <summary>A call takes a millisecond or two, so there is time for more of them.</summary>
    private const int Factor = 4;

    internal override void Run(Bench bench, Measurements into)
    {
        var attachment = new Attachment("c0", Netconf.Device("dev0").Plus("cniVersion", "1.1.0"), bench.CniPath);
        List<(Contestant Contestant, ProgramCall Call)> lanes = [];
        foreach (Contestant contestant in new[] { bench.Ours, bench.Floor, bench.Peer }.OfType<Contestant>())
        {
            ProgramCall call = attachment.Call([contestant.Path], command);
            Outcome first = call.Run();
            if (first.ExitCode != 0 && contestant == bench.Peer)
                into.Notes.Add($"The peer is left out: {first.Text}");
            else
                lanes.Add((contestant, call));
            first.Demand(contestant == bench.Peer ? first.ExitCode : 0, $"{contestant.Name} {command}");
        }
        lanes.Add((new Contestant(ProgramNames.NoOp, bench.Options.Tool("noop")), bench.NoOp));
        int rounds = bench.Options.Pairs * Factor;
        for (int round = 0; round < rounds; round++)
        {
            foreach ((Contestant contestant, ProgramCall call) in Rotated(lanes, round))
                into.Add(command, contestant.Name, call.Run().Demand(0, $"{contestant.Name} {command}").Sample);
            bench.Progress.Round(round + 1, rounds);
        }
        foreach ((Contestant contestant, ProgramCall call) in lanes)
        {
            CallCounts.Trace(contestant, attachment, command, 0, into);
            CallCounts.Peak(contestant, attachment, command, 0, bench.Options.Tool("peak"), into);
            if (call != bench.NoOp)
                call.Dispose();
        }
    }
}
