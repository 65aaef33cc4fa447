using System.Diagnostics;
using System.Text.Json.Nodes;
using Plugin.Latency.Kernel;
using Plugin.Latency.Programs;
using Plugin.Latency.Results;

namespace Plugin.Latency.Scenarios;

/// <summary>ADD, then DEL, by each program in turn, on one device.</summary>
internal sealed class AttachScenario(string name, string title) : Scenario(name, title)
{
    internal const string Device = "dev0", Address = "02:00:00:00:be:ef", Container = "c0";

    /// <summary>Standard input.</summary>
    internal Func<JsonObject> Netconf { get; init; } = () => Scenarios.Netconf.Device(Device);

    /// <summary>Links that the host has beside the device: half of them are older than it.</summary>
    internal int Links { get; init; }

    /// <summary>Processes that move other links meanwhile. Beside them there is no pause.</summary>
    internal int Movers { get; init; }

    /// <summary>Whether the floor can do it.</summary>
    internal bool HasFloor { get; init; } = true;

    /// <summary>Whether the kernel's own time is measured too.</summary>
    internal bool HasKernel { get; init; }

    /// <summary>How ADD is to end.</summary>
    internal int AddExit { get; init; }

    /// <summary>Whether the time from the kernel's word on IPv6 addresses to the end of ADD is measured.</summary>
    internal bool WatchesDad { get; init; }

    /// <summary>Whether DEL too comes after a pause, not only ADD.</summary>
    internal bool IsApart { get; init; }

    /// <summary>Share of the usual rounds.</summary>
    internal double Share { get; init; } = 1;

    /// <summary>What must be so before it begins.</summary>
    internal Action<Bench> Before { get; init; } = _ => { };

    internal override void Run(Bench bench, Measurements into)
    {
        string netns = Testbed.Container(Container);
        using IDisposable older = Testbed.Crowd(Links / 2, group: 1);
        Testbed.AddDevice(Device, Address);
        using var device = new Finally(() => Testbed.RemoveDevice(Device));
        using IDisposable younger = Testbed.Crowd(Links - Links / 2, group: 2);
        Before(bench);
        var attachment = new Attachment(Container, Netconf(), bench.CniPath);
        List<Lane> lanes = [.. Contestants(bench).Select(contestant => new Lane(contestant, attachment, AddExit))];
        string result = "";
        lanes.RemoveAll(lane => !CanDo(bench, lane, ref result, into));
        using (DadWatch? watch = WatchesDad ? new DadWatch(netns) : null)
        using (var movers = new Movers(bench.Options.Tool("mover"), Movers))
            Measure(bench, lanes, watch, into);
        foreach (Lane lane in lanes.Where(lane => lane.Contestant != bench.TimedFloor && Movers == 0))
            lane.Count(() => bench.Testbed.Up(Device), bench.Options.Tool("peak"), into);
        lanes.ForEach(lane => lane.Dispose());
    }

    private IEnumerable<Contestant> Contestants(Bench bench)
    {
        yield return bench.Ours;
        if (HasFloor)
            yield return bench.Floor;
        if (HasKernel)
            yield return bench.TimedFloor;
        if (bench.Peer is not null)
            yield return bench.Peer;
    }

    /// <summary>
    /// A first call that does not count: it fills caches, and tells whether a peer can do this at all and whether all do the same.
    /// </summary>
    /// <param name="result">What ADD prints; the first one's is every other's measure.</param>
    private static bool CanDo(Bench bench, Lane lane, ref string result, Measurements into)
    {
        bench.Testbed.Up(Device);
        try
        {
            string printed = lane.Add().Text;
            lane.Del();
            if (result.Length > 0 && printed != result && lane.Contestant != bench.Peer)
                throw new MeasurementException($"{lane.Contestant.Name} ADD prints another result than ours:\n{printed}\n{result}");
            if (result.Length > 0 && printed != result)
                into.Notes.Add("The peer's ADD prints other bytes than ours.");
            result = printed;
            return true;
        }
        catch (MeasurementException failure) when (lane.Contestant == bench.Peer && bench.Testbed.IsHome(Device))
        {
            into.Notes.Add($"The peer is left out: {failure.Message}");
            return false;
        }
    }

    private void Measure(Bench bench, List<Lane> lanes, DadWatch? watch, Measurements into)
    {
        int rounds = bench.Options.Share(Share);
        for (int round = 0; round < rounds; round++)
        {
            foreach (Lane lane in Rotated(lanes, round))
            {
                bench.Testbed.Up(Device);
                Outcome add = Quiet(bench, round, lane.Add, isPaused: true);
                into.Add("ADD", lane.Contestant.Name, lane.SampleOf(add));
                if (watch?.TakeLast(add.End) is > 0 and long settled)
                    into.Add("after DAD", lane.Contestant.Name, new Sample(Stopwatch.GetElapsedTime(settled, add.End).TotalMilliseconds, 0, 0, 0));
                into.Add("DEL", lane.Contestant.Name, lane.SampleOf(Quiet(bench, round, lane.Del, IsApart)));
            }
            Sample noOp = Quiet(bench, round, bench.NoOp.Run, isPaused: true).Sample;
            into.Add("ADD", ProgramNames.NoOp, noOp);
            into.Add("DEL", ProgramNames.NoOp, noOp);
            bench.Progress.Round(round + 1, rounds);
        }
    }

    private Outcome Quiet(Bench bench, int round, Func<Outcome> call, bool isPaused)
    {
        if (Movers == 0 && isPaused)
            bench.Pause(round);
        else if (Movers == 0)
            bench.Align(round);
        return call();
    }
}
