using System.Globalization;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>A killed plugin leaves nothing that the next DEL does not complete.</summary>
public sealed class KillTests : KernelTest
{
    private const int Rounds = 20;
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(25);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_kill_at_any_point_of_add_del_brings_the_device_home(bool dressed)
        => RunRounds(dressed, killed: "ADD");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_kill_at_any_point_of_del_another_del_brings_the_device_home(bool dressed)
        => RunRounds(dressed, killed: "DEL");

    private void RunRounds(bool dressed, string killed)
    {
        Host.AddLink("other0");
        Host.AddLink("dev0");
        if (dressed)
        {
            // An altname in the way, an alias to give back, the original name taken in the pod: every branch has work.
            Host.Ip("link set dev0 alias uplink-7");
            Host.Ip("link property add dev dev0 altname net1");
            Pod.AddLink("dev0", up: true);
        }
        Snapshot host = Host.Snapshot().Without("ifindex"), pod = Pod.Snapshot();
        int seed = Environment.TickCount;
        var random = new Random(seed);

        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan delay = s_longest * random.NextDouble();
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}, round {round}: {killed} killed after {delay.TotalMilliseconds:F2} ms"));
            if (killed == "DEL")
                Add(Netconf.Device("dev0")).AssertSuccess();
            Call(killed, Netconf.Device("dev0")).RunAndKill(delay);

            Del(Netconf.Device("dev0")).AssertSilentSuccess();

            Snapshot.AssertSame(host, Host.Snapshot().Without("ifindex"));
            Snapshot.AssertSame(pod, Pod.Snapshot());
        }
    }
}
