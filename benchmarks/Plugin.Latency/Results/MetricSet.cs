using System.Text.Json;

namespace Plugin.Latency.Results;

/// <summary>All figures of a run, by name, in the order in which they came.</summary>
internal sealed class MetricSet
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, NewLine = "\n" };

    private readonly List<Metric> _all = [];
    private readonly Dictionary<string, Metric> _byName = [];

    internal IReadOnlyList<Metric> All => _all;

    internal void Add(Metric metric)
    {
        if (_byName.TryAdd(metric.Name, metric))
            _all.Add(metric);
        else
            throw new ArgumentException($"{metric.Name} is there already");
    }

    internal void Add(string name, string unit, double value) => Add(new Metric(name, unit, value));

    /// <summary>The figure of this name, or null.</summary>
    internal double? this[string name] => _byName.TryGetValue(name, out Metric? metric) ? metric.Value : null;

    /// <summary>Those whose name begins so.</summary>
    internal IEnumerable<Metric> Below(string prefix) => _all.Where(metric => metric.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Takes out those of a scenario that is about to be measured anew.</summary>
    internal void Remove(string prefix)
    {
        foreach (Metric metric in Below(prefix).ToList())
        {
            _byName.Remove(metric.Name);
            _all.Remove(metric);
        }
    }

    internal void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, JsonSerializer.Serialize(_all, s_format) + "\n");
    }

    internal static MetricSet Load(string file)
    {
        var set = new MetricSet();
        foreach (Metric metric in JsonSerializer.Deserialize<List<Metric>>(File.ReadAllText(file)) ?? [])
            set.Add(metric);
        return set;
    }
}
