using Plugin.Latency.Results;

namespace Plugin.Latency.Scenarios;

/// <summary>One thing that is measured.</summary>
/// <param name="name">What <c>--scenario</c> takes and figures begin with.</param>
/// <param name="title">A sentence for the report.</param>
internal abstract class Scenario(string name, string title)
{
    internal string Name { get; } = name;

    internal string Title { get; } = title;

    /// <summary>Whether it takes long whatever the number of rounds; then a quick run leaves it out.</summary>
    internal bool IsLong { get; init; }

    /// <summary>Measures, and leaves the host as it was.</summary>
    internal abstract void Run(Bench bench, Measurements into);

    /// <summary>The same in another order every time, so that nobody always comes behind the same one.</summary>
    protected static IEnumerable<T> Rotated<T>(IReadOnlyList<T> all, int round)
        => Enumerable.Range(0, all.Count).Select(i => all[(i + round) % all.Count]);
}
