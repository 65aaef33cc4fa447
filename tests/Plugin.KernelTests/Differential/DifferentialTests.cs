using Plugin.KernelTests.Differential.World;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Differential;

/// <summary>
/// Upstream's plugin and ours do the same, byte for byte and fact for fact, or the case says on purpose how ours differs.
/// A difference that has gone is a failure too: the table is the truth about both.
/// </summary>
public sealed class DifferentialTests(DifferentialTests.Runs runs) : IClassFixture<DifferentialTests.Runs>
{
    public static TheoryData<string> Names => [.. AllCases.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ours_does_what_upstream_does(string name)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: makes network namespaces and moves links");
        Assert.True(File.Exists(Binaries.Plugin), $"no plugin at {Binaries.Plugin}: run ./build.sh");
        Case wanted = AllCases.ByName[name];
        Assert.SkipWhen(Upstream.Lacks(wanted) is not null, Upstream.Lacks(wanted) ?? "");

        CaseQueue.Sides sides = await runs.Queue.Get(wanted);
        if (Recording.IsWanted && sides.Theirs is not null)
            Recording.Keep(wanted, sides.Theirs);
        Outcome[]? theirs = sides.Theirs ?? Recording.Find(wanted);
        Assert.True(theirs is not null, "the case has changed since it was recorded: run with HOSTDEVICE_PEER_DIR and HOSTDEVICE_RECORD=1");
        Verdict.Check(wanted, theirs, sides.Ours);
    }

    [Fact]
    public void Upstream_is_here_to_compare_with() => Assert.SkipWhen(Upstream.Plugin is null, Upstream.Missing);

    [Fact]
    public void Every_case_is_recorded_as_it_is_now()
        => Assert.Empty(Recording.IsWanted ? [] : AllCases.ByName.Values.Where(one => Recording.Find(one) is null).Select(one => one.Name));

    /// <summary>What has run; when all tests have, the recording is written if that is wanted.</summary>
    public sealed class Runs : IDisposable
    {
        internal CaseQueue Queue { get; } = new();

        public void Dispose()
        {
            Queue.Drain();
            Recording.Save();
        }
    }
}
