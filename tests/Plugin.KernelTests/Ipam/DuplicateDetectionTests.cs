using System.Diagnostics;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests.Ipam;

/// <summary>IPv6 addresses are of use when nobody else has them, which takes the kernel one to two seconds to find out.</summary>
public sealed class DuplicateDetectionTests : IpamTest
{
    private const string WithGateway = """{"ips":[{"address":"fd00::5/64","gateway":"fd00::1"}],"routes":[{"dst":"::/0"}]}""";
    private const int GetAddress = 22;

    [Fact]
    public void With_a_gateway_add_waits_until_the_addresses_are_settled()
    {
        AddDeviceWithPeer();

        AddWith(WithGateway).AssertSuccess();

        Assert.All(Addresses(), address => Assert.Null(address["tentative"]));
        Assert.Equal(["default via fd00::1 metric 1024 pref medium"], Routes());
    }

    [Fact]
    public void It_waits_for_the_kernels_word_and_does_not_ask_again_and_again()
    {
        AddDeviceWithPeer();
        Fake.On("ADD", WithGateway);

        Strace add = Strace.Of(FakeCall("ADD"), Folder);

        // Four times on the host, before the move. Upstream asks every 50 ms: at least twenty times.
        int asked = add.Datagrams.SelectMany(datagram => datagram).Count(message => message.Type == GetAddress);
        Assert.InRange(asked, 5, 12);
    }

    [Fact]
    public void Without_a_gateway_it_does_not_wait()
    {
        AddDeviceWithPeer();

        AddWith("""{"ips":[{"address":"fd00::5/64"}]}""").AssertSuccess();

        Assert.True((bool?)Assert.Single(Addresses())["tentative"]);
    }

    [Fact]
    public void An_address_that_somebody_else_has_undoes_everything()
    {
        AddDeviceWithPeer();
        Host.Ip("addr add fd00::5/64 dev peer0 nodad");
        Snapshot before = Host.Snapshot().Without("ifindex");
        Fake.On("ADD", WithGateway);

        PluginError error = FakeCall("ADD").Run().AssertError();

        Assert.Equal("failed to settle addresses for \"net1\": link net1 has address fd00::5 in DADFAILED state", error.Message);
        Assert.Equal(["ADD", "DEL"], Fake.Calls);
        Assert.Empty(Pod.LinkNames());
        Snapshot.AssertSame(before, Host.Snapshot().Without("ifindex"));
    }

    [Fact]
    public void A_link_without_carrier_is_given_up_on_without_an_error()
    {
        AddDeviceWithPeer();
        Host.Ip("link set peer0 down");
        long start = Stopwatch.GetTimestamp();

        AddWith(WithGateway).AssertSuccess();

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 4.9, 8);
        Assert.True((bool?)Assert.Single(Addresses())["tentative"]);
    }

    private void AddDeviceWithPeer()
    {
        Command.Run("ip", "netns", "exec", Pod.Name, "sysctl", "-qw", "net.ipv6.conf.default.accept_dad=1");
        Host.Ip("link add dev0 type veth peer name peer0");
        Host.Ip("link set dev0 up");
        Host.Ip("link set peer0 up");
    }
}
