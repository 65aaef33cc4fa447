using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>A device that the host itself uses: moved with a warning, refused, or moved in silence, as the key <c>guard</c> says.</summary>
public sealed class GuardTests : KernelTest
{
    public enum Use
    {
        Port,
        Macvlan,
        Address4,
        Address6,
        Default4,
        Default6,
        DefaultInAnotherTable,
        DefaultOfSeveralWays,
    }

    private static readonly Dictionary<Use, string> s_words = new()
    {
        [Use.Port] = "is a port of \"br0\"",
        [Use.Macvlan] = "carries \"mv0\"",
        [Use.Address4] = "has the address 10.77.0.1/24",
        [Use.Address6] = "has the address fd00:77::1/64",
        [Use.Default4] = "has the default route",
        [Use.Default6] = "has the default route",
        [Use.DefaultInAnotherTable] = "has the default route",
        [Use.DefaultOfSeveralWays] = "has the default route",
    };

    public static TheoryData<Use> Uses => [.. Enum.GetValues<Use>()];

    [Theory]
    [MemberData(nameof(Uses))]
    public void By_default_the_device_moves_with_one_line_of_warning(Use use)
    {
        string device = Prepare(use);

        PluginResult result = Add(Netconf.Device(device));

        result.AssertSuccess();
        Assert.Equal(device, Pod.Alias("net1"));
        Assert.Equal($"host-device: \"{device}\" {s_words[use]}: the host loses that with the move"
            + " (\"guard\": \"strict\" in the configuration refuses it, \"off\" is silent)\n", result.Stderr);
        Assert.Equal("", Del(Netconf.Device(device)).Stderr);
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void Strict_refuses_before_anything_is_touched(Use use)
    {
        string device = Prepare(use);

        PluginCall add = Call("ADD", Guarded(device, "strict"));
        PluginError error = AssertRefusedUntouched(add);

        Assert.Equal($"refused to move \"{device}\", which {s_words[use]}: the host would lose that (\"guard\" is \"strict\")", error.Message);
        Assert.Equal(999, error.Code);
        Assert.Equal("", add.Run().Stderr);
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void Off_is_silent(Use use)
    {
        string device = Prepare(use);
        PluginResult result = Call("ADD", Guarded(device, "off")).Run();
        result.AssertSuccess();
        Assert.Equal("", result.Stderr);
    }

    [Theory]
    [InlineData("")]
    [InlineData("warn")]
    [InlineData("strict")]
    public void A_device_that_nobody_uses_moves_in_silence(string guard)
    {
        // Another device has all that; a cable, a link-local address and a route to a neighbour net are no use of the node's.
        Prepare(Use.Default4);
        Host.Ip("link add quiet0 type veth peer name quiet0p");
        Host.Ip("link set quiet0p up");
        Host.Ip("link set quiet0 up");
        Host.Ip("addr add fe80::77/64 dev quiet0 nodad");
        Host.Ip("addr add 169.254.7.7/16 scope link dev quiet0");
        Host.Ip("route add 10.200.0.0/16 dev quiet0 scope link");

        PluginResult result = Call("ADD", Guarded("quiet0", guard)).Run();

        result.AssertSuccess();
        Assert.Equal("", result.Stderr);
    }

    [Fact]
    public void All_uses_stand_in_one_line()
    {
        string device = Prepare(Use.Default4);
        Host.Ip($"addr add 10.77.0.1/24 dev {device}");
        Host.Ip($"addr add 10.77.0.2/24 dev {device}");
        Host.Ip($"addr add fd00:77::1/64 dev {device} nodad");
        Host.Ip("link add br0 type bridge");
        Host.Ip($"link set {device} master br0");

        string line = Add(Netconf.Device(device)).Stderr;

        Assert.StartsWith($"host-device: \"{device}\" is a port of \"br0\", has the default route,"
            + " has the address 10.77.0.1/24, 10.77.0.2/24, fd00:77::1/64: ", line, StringComparison.Ordinal);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_sixteen_macvlans_are_counted()
    {
        string device = Prepare(Use.Macvlan);
        for (int i = 1; i < 20; i++)
            Host.Ip($"link add mv{i} link {device} type macvlan mode bridge");

        Assert.Contains(" and 4 more: the host loses", Add(Netconf.Device(device)).Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Use.Port)]
    [InlineData(Use.Macvlan)]
    public void A_sysfs_of_another_namespace_misleads_nobody(Use use)
    {
        // There the link of that name has no master and carries nothing.
        string device = Prepare(use);
        string sys = Path.Combine(Folder, "sys");
        Directory.CreateDirectory(Path.Combine(sys, "class/net", device));
        File.WriteAllText(Path.Combine(sys, "class/net", device, "ifindex"), "9999\n");
        File.WriteAllText(Path.Combine(sys, "class/net", device, "address"), Host.Mac(device) + "\n");

        PluginError error = AssertRefusedUntouched(Call("ADD", Guarded(device, "strict")) with { Sys = sys });

        Assert.Contains(s_words[use], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Use.Port)]
    [InlineData(Use.Address4)]
    public void A_warning_changes_nothing_about_a_refusal(Use use)
    {
        string device = Prepare(use);
        Pod.AddLink("net1");

        Assert.Contains("net1", AssertRefusedUntouched(Call("ADD", Netconf.Device(device))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ADD", "\"Strict\"", "\"guard\" is \"Strict\", but must be \"warn\", \"strict\" or \"off\"")]
    [InlineData("ADD", "\"no\"", "\"guard\" is \"no\", but must be \"warn\", \"strict\" or \"off\"")]
    [InlineData("CHECK", "\"no\"", "\"guard\" is \"no\", but must be \"warn\", \"strict\" or \"off\"")]
    [InlineData("ADD", "true", "failed to load netconf: json: cannot unmarshal bool into Go struct field NetConf.guard of type string")]
    public void A_value_that_is_none_names_the_key(string command, string value, string message)
    {
        Host.AddLink("dev0");
        string netconf = Netconf.Device("dev0").Replace("\"device\"", $"\"guard\":{value},\"device\"", StringComparison.Ordinal);

        Assert.Equal(message, AssertRefusedUntouched(Call(command, netconf)).Message);
    }

    [Fact]
    public void Del_and_check_do_not_look()
    {
        string netconf = Guarded("dev0", "strict");
        Host.AddLink("dev0");
        string result = Add(netconf).AssertSuccess();
        Pod.Ip("addr add 10.77.0.1/24 dev net1");

        Call("CHECK", Netconf.WithPrevResult(netconf, result)).Run().AssertSilentSuccess();
        Del(netconf).AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }

    private static string Guarded(string device, string guard)
        => Netconf.Device(device).Replace("\"device\"", $"\"guard\":\"{guard}\",\"device\"", StringComparison.Ordinal);

    /// <summary>Makes a device that the host uses in one way, and no other.</summary>
    private string Prepare(Use use)
    {
        Host.AddLink("dev0", up: true);
        switch (use)
        {
            case Use.Port:
                Host.Ip("link add br0 type bridge");
                Host.Ip("link set dev0 master br0");
                break;
            case Use.Macvlan:
                Host.Ip("link add mv0 link dev0 type macvlan mode bridge");
                break;
            case Use.Address4:
                Host.Ip("addr add 10.77.0.1/24 dev dev0");
                break;
            case Use.Address6:
                Host.Ip("addr add fd00:77::1/64 dev dev0 nodad");
                break;
            case Use.Default4:
                Host.Ip("route add default dev dev0");
                break;
            case Use.Default6:
                Host.Ip("-6 route add default dev dev0");
                break;
            case Use.DefaultInAnotherTable:
                Host.Ip("route add default dev dev0 table 1000");
                break;
            default:
                Host.AddLink("other0", up: true);
                Host.Ip("route add default nexthop dev other0 nexthop dev dev0");
                break;
        }
        return "dev0";
    }
}
