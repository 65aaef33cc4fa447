using System.Collections.Concurrent;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Differential.World;

/// <summary>
/// Runs cases a little ahead of the tests that ask for them: most of a case's time is waiting for the kernel, and cases cannot see each
/// other. Not too far ahead, since a test may be run alone.
/// </summary>
internal sealed class CaseQueue
{
    private const int Ahead = 3;

    private readonly Case[] _cases = [.. AllCases.ByName.Values];
    private readonly ConcurrentDictionary<string, Task<Sides>> _runs = new(StringComparer.Ordinal);

    /// <summary>Both sides of a case; upstream's is null where upstream is not at hand.</summary>
    public Task<Sides> Get(Case wanted)
    {
        int at = Array.IndexOf(_cases, wanted);
        Task<Sides> run = Start(wanted);
        foreach (Case next in _cases.Skip(at + 1).Take(Ahead))
            _ = Start(next);
        return run;
    }

    /// <summary>Ends when nothing runs any more; what was run for nobody may have failed.</summary>
    public void Drain() => Task.WhenAll(_runs.Values.Select(run => run.ContinueWith(static _ => { }, TaskScheduler.Default))).Wait();

    private Task<Sides> Start(Case wanted) => _runs.GetOrAdd(wanted.Name, _ => Task.Run(() => Run(wanted)));

    private static async Task<Sides> Run(Case wanted)
    {
        if (Upstream.Lacks(wanted) is not null)
            return new Sides(null, []);
        string delegates = Upstream.Folder ?? "";
        Task<Outcome[]> ours = CaseRun.Run(wanted, Binaries.Plugin, delegates);
        Outcome[]? theirs = Upstream.Plugin is null ? null : await CaseRun.Run(wanted, Upstream.Plugin, delegates);
        return new Sides(theirs, await ours);
    }

    /// <summary>The outcome of each step on either side.</summary>
    internal sealed record Sides(Outcome[]? Theirs, Outcome[] Ours);
}
