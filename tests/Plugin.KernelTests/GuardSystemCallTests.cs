using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests;

/// <summary>The guard waits for nobody: not one request more that takes RTNL, whatever the mode and whatever the device is used for.</summary>
public sealed class GuardSystemCallTests : KernelTest
{
    private const int GetAddr = 22, GetRoute = 26;

    [Theory]
    [InlineData("warn", true)]
    [InlineData("warn", false)]
    [InlineData("strict", false)]
    public void Add_makes_one_request_that_takes_rtnl(string guard, bool isUsed)
    {
        Strace add = Trace(guard, isUsed);

        Assert.Equal([NetlinkBytes.NewLink], add.RtnlRequests);
        Assert.Equal([GetRoute, GetRoute, GetAddr, GetAddr], Types(add).Where(type => type is GetAddr or GetRoute));
    }

    [Fact]
    public void Off_asks_for_nothing()
        => Assert.DoesNotContain(Types(Trace("off", isUsed: true)), type => type is GetAddr or GetRoute or NetlinkBytes.GetLink);

    private Strace Trace(string guard, bool isUsed)
    {
        Host.AddLink("dev0", up: true);
        if (isUsed)
        {
            Host.Ip("link add br0 type bridge");
            Host.Ip("link set dev0 master br0");
            Host.Ip("addr add 10.77.0.1/24 dev dev0");
            Host.Ip("route add default via 10.77.0.254 dev dev0");
        }
        string netconf = Netconf.Device("dev0").Replace("\"device\"", $"\"guard\":\"{guard}\",\"device\"", StringComparison.Ordinal);
        return Strace.Of(Call("ADD", netconf), Folder);
    }

    private static IEnumerable<int> Types(Strace trace) => trace.Datagrams.SelectMany(datagram => datagram).Select(message => message.Type);
}
