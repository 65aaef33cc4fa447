using Plugin.Latency.Programs;

namespace Plugin.Latency.Results;

/// <summary>What a scenario measured: for each command and program a sample of every round, and counts from single runs.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<(string Command, string Program), List<Sample>> _samples = [];
    private readonly List<(string Command, string Program, string Measure, string Unit, double Value)> _counts = [];

    /// <summary>Whether the samples of one place in the lists are of one round.</summary>
    internal bool IsPaired { get; set; } = true;

    /// <summary>Words about the run, such as what was left out and why.</summary>
    internal List<string> Notes { get; } = [];

    internal IEnumerable<string> Commands => _samples.Keys.Select(key => key.Command).Distinct();

    internal void Add(string command, string program, Sample sample)
    {
        if (!_samples.TryGetValue((command, program), out List<Sample>? samples))
            _samples.Add((command, program), samples = []);
        samples.Add(sample);
    }

    /// <summary>A figure that is counted once, not measured in every round.</summary>
    internal void AddCount(string command, string program, string measure, string unit, double value)
        => _counts.Add((command, program, measure, unit, value));

    internal IEnumerable<string> Programs(string command) => _samples.Keys.Where(key => key.Command == command).Select(key => key.Program);

    internal IReadOnlyList<Sample>? Of(string command, string program) => _samples.GetValueOrDefault((command, program));

    internal IReadOnlyList<double>? WallOf(string command, string program) => Of(command, program)?.Select(sample => sample.Wall).ToList();

    internal IReadOnlyList<(string Command, string Program, string Measure, string Unit, double Value)> Counts => _counts;
}
