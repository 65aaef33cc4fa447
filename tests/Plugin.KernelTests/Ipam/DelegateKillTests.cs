using System.Globalization;
using Plugin.KernelTests.Kernel;

namespace Plugin.KernelTests.Ipam;

/// <summary>A plugin that is killed, its delegate at work or done: the next DEL brings the device home and the lease too.</summary>
public sealed class DelegateKillTests : IpamTest
{
    private const int Rounds = 20;

    /// <summary>Start, delegate (a shell: 5 to 10 ms), move, answer, addresses.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(35);

    [Theory]
    [InlineData("host-local")]
    [InlineData("whereabouts")]
    [InlineData("fake")]
    public void After_a_kill_at_any_point_of_add_del_takes_everything_back(string type)
    {
        Host.AddLink("dev0");
        Fake.InstallAs(type).On("ADD", """{"ips":[{"address":"10.1.0.5/24"}]}""", before: ": > lease").On("DEL", before: "rm -f lease");
        Snapshot host = Host.Snapshot().Without("ifindex"), pod = Pod.Snapshot();
        int seed = Environment.TickCount;
        var random = new Random(seed);

        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan delay = s_longest * random.NextDouble();
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}, round {round}: killed after {delay.TotalMilliseconds:F2} ms"));
            FakeCall("ADD", Config(type)).RunAndKill(delay);
            WaitForDelegate(type);

            FakeCall("DEL", Config(type)).Run().AssertSilentSuccess();

            Assert.False(Fake.Has("lease"));
            Snapshot.AssertSame(host, Host.Snapshot().Without("ifindex"));
            Snapshot.AssertSame(pod, Pod.Snapshot());
        }
    }

    /// <summary>It outlives whoever started it, as with any plugin, but has all it needs to come to its end.</summary>
    private void WaitForDelegate(string type)
        => Assert.True(SpinWait.SpinUntil(
            () => Command.TryRun("pgrep", "-f", Path.Combine(Fake.Folder, type)).ExitCode == 1, TimeSpan.FromSeconds(5)));
}
