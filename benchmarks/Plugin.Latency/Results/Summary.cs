using Plugin.Latency.Programs;

namespace Plugin.Latency.Results;

/// <summary>Makes the figures of a scenario out of its samples.</summary>
internal static class Summary
{
    private static readonly (string One, string Other)[] s_comparisons =
    [
        (ProgramNames.Ours, ProgramNames.Floor), (ProgramNames.Ours, ProgramNames.Peer), (ProgramNames.Ours, ProgramNames.NoOp),
        (ProgramNames.Ours, ProgramNames.Kernel), (ProgramNames.Floor, ProgramNames.Peer), (ProgramNames.Peer, ProgramNames.NoOp),
    ];

    internal static void Write(string scenario, Measurements measured, MetricSet into)
    {
        foreach (string command in measured.Commands)
        {
            foreach (string program in measured.Programs(command))
                Describe($"{scenario}/{command}/{program}", measured.Of(command, program)!, into);
            foreach ((string one, string other) in s_comparisons)
            {
                // Beside a move, what a program costs that does nothing is a unit, nothing to be compared with.
                if (other != ProgramNames.NoOp || command is not ("ADD" or "DEL"))
                    Compare(scenario, command, one, other, measured, into);
            }
        }
        foreach ((string command, string program, string measure, string unit, double value) in measured.Counts)
            into.Add($"{scenario}/{command}/{program}/{measure}", unit, value);
        for (int i = 0; i < measured.Notes.Count; i++)
            into.Add(new Metric($"{scenario}/note/{i}", "note", 1, measured.Notes[i]));
    }

    private static void Describe(string name, IReadOnlyList<Sample> samples, MetricSet into)
    {
        var wall = new Distribution(samples.Select(sample => sample.Wall));
        into.Add(name + "/p50", "ms", wall.Median);
        into.Add(name + "/p95", "ms", wall.Quantile(0.95));
        into.Add(name + "/p99", "ms", wall.Quantile(0.99));
        into.Add(name + "/user", "ms", new Distribution(samples.Select(sample => sample.User)).Mean);
        into.Add(name + "/system", "ms", new Distribution(samples.Select(sample => sample.System)).Mean);
        into.Add(name + "/cpu", "ms", new Distribution(samples.Select(sample => sample.Cpu)).Median);
        into.Add(name + "/faults", "faults", new Distribution(samples.Select(sample => (double)sample.Faults)).Median);
        into.Add(name + "/runs", "runs", samples.Count);
    }

    private static void Compare(string scenario, string command, string ours, string other, Measurements measured, MetricSet into)
    {
        IReadOnlyList<double>? one = measured.WallOf(command, ours), two = measured.WallOf(command, other);
        if (one is null || two is null || one.Count != two.Count)
            return;
        string name = $"{scenario}/{command}/{ours}:{other}";
        into.Add(name + "/medians", "ratio", Pairs.RatioOfMedians(one, two));
        into.Add(name + "/means", "ratio", Pairs.RatioOfMeans(one, two));
        if (measured.IsPaired)
            into.Add(name + "/pairs", "ratio", Pairs.MedianRatio(one, two));
        if (measured.WallOf(command, ProgramNames.NoOp) is { } noOps)
        {
            double noOp = new Distribution(noOps).Median;
            into.Add(name + "/no-ops", "no-ops", Pairs.MedianDifference(one, two) / noOp);
            into.Add(name + "/mean-no-ops", "no-ops", Pairs.MeanDifference(one, two) / noOp);
        }
        List<double> cpu = [.. measured.Of(command, ours)!.Select(sample => sample.Cpu)], otherCpu = [.. measured.Of(command, other)!.Select(sample => sample.Cpu)];
        if (new Distribution(otherCpu).Median > 0)
            into.Add(name + "/cpu", "ratio", Pairs.RatioOfMedians(cpu, otherCpu));
    }
}
