using Plugin.Latency.Results;

namespace Plugin.Latency.Scenarios;

/// <summary>Several calls at a time: what the node gets done in a second. Each program has the node for itself for the time of a block.</summary>
internal sealed class ParallelScenario(string name, string title) : Scenario(name, title)
{
    /// <summary>Calls at a time.</summary>
    internal required int Threads { get; init; }

    /// <summary>Devices, each with a container; a thread takes its share of them in turn.</summary>
    internal required int Devices { get; init; }

    /// <summary>How often each device is taken and given back in a block.</summary>
    internal required int Times { get; init; }

    /// <summary>Blocks of each program, as a share of the usual rounds.</summary>
    internal double Share { get; init; } = 0.1;

    internal override void Run(Bench bench, Measurements into)
    {
        int devices = bench.Options.IsQuick ? Math.Max(Threads, Devices / 5) : Devices;
        int times = bench.Options.IsQuick ? Math.Max(1, Times / 5) : Times;
        into.IsPaired = false;
        using var fleet = new Fleet(devices);
        Contestant[] contestants = [.. new[] { bench.Ours, bench.Floor, bench.Peer }.OfType<Contestant>()];
        var rates = contestants.ToDictionary(contestant => contestant.Name, _ => new List<double>());
        int blocks = bench.Options.Share(Share);
        for (int block = 0; block < blocks; block++)
        {
            foreach (Contestant contestant in Rotated(contestants, block))
                rates[contestant.Name].Add(fleet.Run(bench, contestant, Threads, times, into));
            bench.Progress.Round(block + 1, blocks);
        }
        if (!fleet.IsHome(bench.Testbed))
            throw new Programs.MeasurementException($"{Name}: a device or a record was left behind");
        into.Notes.Add($"A block is {2 * devices * times} calls; {blocks} of each program, in turn. Afterwards all {devices} devices are home and no record is left.");
        foreach (Contestant contestant in contestants)
            into.AddCount("ADD+DEL", contestant.Name, "throughput", "calls/s", new Distribution(rates[contestant.Name]).Median);
        foreach (Contestant other in contestants.Where(contestant => contestant != bench.Ours))
            into.AddCount("ADD+DEL", $"{ProgramNames.Ours}:{other.Name}", "throughput", "ratio",
                Pairs.MedianRatio(rates[ProgramNames.Ours], rates[other.Name]));
    }
}
