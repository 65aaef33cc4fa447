using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>The key <c>dad</c>: who does not want to wait a second or two for duplicate address detection can say so.</summary>
public sealed class DadTests : IpamTest
{
    private const string WithGateway = """{"ips":[{"address":"fd00::5/64","gateway":"fd00::1"}],"routes":[{"dst":"::/0"}]}""";

    /// <summary>Detection takes at least a second.</summary>
    private const double NoDetection = 0.8;

    [Fact]
    public void Off_adds_an_address_that_is_settled_from_the_beginning()
    {
        AddDeviceWithPeer();

        JsonNode address = AddQuickly("off");

        Assert.Null(address["tentative"]);
        Assert.True((bool?)address["nodad"]);
    }

    [Fact]
    public void Optimistic_adds_an_address_that_can_be_used_while_it_is_looked_for_duplicates()
    {
        AddDeviceWithPeer();

        JsonNode address = AddQuickly("optimistic");

        Assert.True((bool?)address["optimistic"]);
        // A tentative address that is not optimistic is refused by bind(2): EADDRNOTAVAIL.
        Assert.Equal("fd00::5", NamespaceThread.Run(Pod, () => Bind("fd00::5")));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("optimistic")]
    public void Addresses_of_both_families_are_added(string dad)
    {
        AddDeviceWithPeer();

        AddWith("""{"ips":[{"address":"10.1.0.5/24"},{"address":"fd00::5/64"}]}""", With(dad)).AssertSuccess();

        Assert.Equal(["10.1.0.5", "fd00::5"], Addresses().Where(address => (string?)address["scope"] == "global").Select(address => (string?)address["local"]));
    }

    [Theory]
    [InlineData("ADD")]
    [InlineData("CHECK")]
    public void Any_other_value_is_refused_before_anything_is_touched(string command)
    {
        AddDeviceWithPeer();

        PluginError error = AssertRefusedUntouched(FakeCall(command, With("on")));

        Assert.Equal(7, error.Code);
        Assert.Equal("\"dad\" is \"on\", but must be \"optimistic\", \"off\" or left out", error.Message);
        Assert.Empty(Fake.Calls);
    }

    [Fact]
    public void Del_does_not_mind_it()
    {
        AddDeviceWithPeer();
        AddWith(WithGateway, With("off")).AssertSuccess();

        FakeCall("DEL", With("nonsense")).Run().AssertSilentSuccess();

        Assert.NotNull(Host.FindLink("dev0"));
    }

    private JsonNode AddQuickly(string dad)
    {
        long start = Stopwatch.GetTimestamp();
        AddWith(WithGateway, With(dad)).AssertSuccess();
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, NoDetection);
        Assert.Equal(["default via fd00::1 metric 1024 pref medium"], Routes());
        return Assert.Single(Addresses(), address => (string?)address["local"] == "fd00::5");
    }

    private static string Bind(string address)
    {
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Address.ToString();
    }

    private static string With(string dad) => Config(members: $"\"dad\":\"{dad}\"");

    private void AddDeviceWithPeer()
    {
        Command.Run("ip", "netns", "exec", Pod.Name, "sysctl", "-qw", "net.ipv6.conf.default.accept_dad=1");
        Host.Ip("link add dev0 type veth peer name peer0");
        Host.Ip("link set peer0 up");
        Host.Ip("addr add fd00::1/64 dev peer0 nodad");
        Host.Ip("link set dev0 up");
    }
}
