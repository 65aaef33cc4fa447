using System.Globalization;
using Plugin.KernelTests.Kernel;

namespace Plugin.KernelTests.Several;

/// <summary>A kill leaves some of the eight here and some there; the next DEL, which has lost the list, brings all of them home.</summary>
public sealed class SeveralKillTests : SeveralTest
{
    private const int Rounds = 12;
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(200);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_kill_at_any_point_of_add_del_brings_all_home(bool isRefused)
        => RunRounds("ADD", isRefused);

    [Fact]
    public void After_a_kill_at_any_point_of_del_another_del_brings_all_home()
        => RunRounds("DEL", isRefused: false);

    private void RunRounds(string killed, bool isRefused)
    {
        Host.AddLink("other0");
        foreach (int place in Places.Take(Count - 1))
        {
            Host.AddLink($"dev{place}");
            Host.Ip($"link set dev{place} alias uplink-{place}");
        }
        AddLast(isRefused);
        // An altname in the way, old names that are taken in the pod: every branch has work.
        Host.Ip("link property add dev dev3 altname net1-5");
        Host.Ip("link property add dev dev2 altname taken0");
        Pod.AddLink("dev1", up: true);
        Pod.AddLink("taken0");
        Snapshot host = Host.Snapshot().Without("ifindex"), pod = Pod.Snapshot();
        int seed = Environment.TickCount;
        var random = new Random(seed);

        for (int round = 0; round < Rounds; round++)
        {
            // Half of them before the moves.
            TimeSpan delay = (round % 2 == 0 ? s_longest : s_longest / 20) * random.NextDouble();
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}, round {round}: {killed} killed after {delay.TotalMilliseconds:F2} ms"));
            if (killed == "DEL")
                Add(All()).AssertSuccess();
            Call(killed, killed == "DEL" ? Lost : All()).RunAndKill(delay);

            Del(Lost).AssertSilentSuccess();

            Snapshot.AssertSame(host, Host.Snapshot().Without("ifindex"));
            Snapshot.AssertSame(pod, Pod.Snapshot());
        }
    }

    /// <summary>The last one of the list: if it is to be refused, a macvlan whose address is in use, after whose move all are taken back.</summary>
    private void AddLast(bool isRefused)
    {
        if (!isRefused)
        {
            Host.AddLink("dev7");
            return;
        }
        Host.AddLink("under0", up: true);
        foreach (string name in new[] { "twin0", "dev7" })
            Host.Ip($"link add link under0 name {name} address 0a:00:00:00:00:07 type macvlan mode bridge");
        Host.Ip("link set twin0 up");
    }
}
