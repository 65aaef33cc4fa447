using Plugin.KernelTests.Differential.World;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Differential;

/// <summary>
/// Upstream's plugin and ours do the same, byte for byte and fact for fact, or the case says on purpose how ours differs.
/// A difference that has gone is a failure too: the table is the truth about both.
/// </summary>
public sealed class DifferentialTests(DifferentialTests.Recorder recorder) : IClassFixture<DifferentialTests.Recorder>
{
    public static TheoryData<string> Names => [.. AllCases.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ours_does_what_upstream_does(string name)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: makes network namespaces and moves links");
        Case wanted = AllCases.ByName[name];
        if (!File.Exists(Binaries.Plugin))
            Assert.Fail($"no plugin at {Binaries.Plugin}: run ./build.sh");
        foreach (string needed in wanted.Delegates)
            Assert.SkipUnless(File.Exists(Path.Combine(Upstream.Delegates, needed)), $"needs the real {needed}: install containernetworking-plugins");

        bool isPending = Pending.Reason(wanted.Pending) is not null;
        Task<Outcome[]> oursRun = isPending ? Task.FromResult<Outcome[]>([]) : CaseRun.Run(wanted, Binaries.Plugin, Upstream.Delegates);
        Outcome[]? theirs = Upstream.Plugin is null
            ? Recording.Find(wanted)
            : await CaseRun.Run(wanted, Upstream.Plugin, Upstream.Delegates);
        Outcome[] ours = await oursRun;
        if (Upstream.Plugin is not null && theirs is not null)
            recorder.Keep(wanted, theirs);
        Assert.True(theirs is not null, "the case has changed since it was recorded: run with HOSTDEVICE_PEER_DIR and HOSTDEVICE_RECORD=1");
        Assert.SkipWhen(isPending, $"{wanted.Pending}: {Pending.Reason(wanted.Pending)}");
        Verdict.Check(wanted, theirs, ours);
    }

    [Fact]
    public void Upstream_is_here_to_compare_with() => Assert.SkipWhen(Upstream.Plugin is null, Upstream.Missing);

    [Fact]
    public void Every_case_is_recorded_as_it_is_now()
        => Assert.Empty(Recording.IsWanted ? [] : AllCases.ByName.Values.Where(one => Recording.Find(one) is null).Select(one => one.Name));

    /// <summary>Writes the recording when all cases have run, if that is wanted.</summary>
    public sealed class Recorder : IDisposable
    {
        internal void Keep(Case done, Outcome[] steps)
        {
            if (Recording.IsWanted)
                Recording.Keep(done, steps);
        }

        public void Dispose() => Recording.Save();
    }
}
