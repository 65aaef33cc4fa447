using System.Text.Json;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>DPDK mode: a program drives the device from user space. There is no link, and whatever link there is, is left alone.</summary>
public sealed class DpdkTests : KernelTest
{
    private const string Card = "0000:3b:00.2";
    private readonly SelectorSysfs _sysfs;

    public DpdkTests()
    {
        _sysfs = new SelectorSysfs(Folder);
        Host.AddLink("dev0", up: true);
    }

    [Theory]
    [InlineData("vfio-pci", "pciBusID")]
    [InlineData("uio_pci_generic", "pciBusID")]
    [InlineData("igb_uio", "pciBusID")]
    [InlineData("vfio-pci", "deviceID")]
    public void A_driver_for_user_space_leaves_nothing_to_move(string driver, string selector)
    {
        _sysfs.AddPci(Card, driver);
        AssertNothingMoves(selector == "deviceID"
            ? Netconf.For("x", "").Replace("\"x\":\"\"", $$"""
                "runtimeConfig": {"deviceID": "{{Card}}"}
                """, StringComparison.Ordinal)
            : Netconf.For(selector, Card));
    }

    [Fact]
    public void A_driver_for_user_space_counts_even_when_the_device_is_named()
    {
        _sysfs.AddPci(Card, "vfio-pci");
        AssertNothingMoves(With(Netconf.Device("dev0"), "\"pciBusID\": \"" + Card + "\""));
    }

    [Theory]
    [InlineData("dpdkMode")]
    [InlineData("DPDKMode")]
    [InlineData("dpdkmode")]
    public void The_key_turns_it_on(string key) => AssertNothingMoves(With(Netconf.Device("dev0"), $"\"{key}\": true"));

    [Fact]
    public void The_key_does_not_count_beside_a_pci_device_whose_driver_tells()
    {
        _sysfs.AddPci(Card);
        string netconf = With(Netconf.Device("dev0"), $"\"dpdkMode\": true, \"pciBusID\": \"{Card}\"");

        Assert.Contains("\"mac\"", On(Call("ADD", netconf)).Run().AssertSuccess(), StringComparison.Ordinal);
        On(Call("DEL", netconf)).Run().AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Fact]
    public void The_key_does_not_stand_for_a_selector()
        => Assert.StartsWith("specify either \"device\"",
            AssertRefusedUntouched(Call("ADD", Netconf.For("other", "x").Replace("\"x\"", "\"x\", \"dpdkMode\": true", StringComparison.Ordinal)))
                .Message, StringComparison.Ordinal);

    [Fact]
    public void Check_asks_for_a_result_and_no_more()
    {
        _sysfs.AddPci(Card, "vfio-pci");
        string netconf = Netconf.For("pciBusID", Card);

        Assert.Equal("Required prevResult missing", On(Call("CHECK", netconf)).Run().AssertError().Message);
        On(Call("CHECK", Netconf.WithPrevResult(netconf, """{"cniVersion": "1.0.0", "interfaces": []}"""))).Run().AssertSilentSuccess();
        Assert.StartsWith("could not parse prevResult: ",
            On(Call("CHECK", Netconf.WithPrevResult(netconf, """{"cniVersion": "1.0.0", "interfaces": 5}"""))).Run().AssertError().Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Del_leaves_a_link_alone_that_something_else_made_under_the_name()
    {
        _sysfs.AddPci(Card, "vfio-pci");
        Pod.AddLink("net1", up: true);
        Snapshot pod = Pod.Snapshot();

        On(Call("DEL", Netconf.For("pciBusID", Card))).Run().AssertSilentSuccess();

        Snapshot.AssertSame(pod, Pod.Snapshot());
    }

    [Fact]
    public void Del_brings_home_what_add_moved_before_the_driver_changed()
    {
        _sysfs.AddPci(Card);
        string netconf = With(Netconf.Device("dev0"), $"\"pciBusID\": \"{Card}\"");
        On(Call("ADD", netconf)).Run().AssertSuccess();
        string driver = Path.Combine(_sysfs.Root, "devices/pci0000:00", Card, "driver");
        File.Delete(driver);
        File.CreateSymbolicLink(driver, "../../../bus/pci/drivers/vfio-pci");

        On(Call("DEL", netconf)).Run().AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }

    [Fact]
    public void Upstream_prints_the_same()
    {
        SkipUnlessModern(Binaries.Upstream());
        _sysfs.AddPci(Card, "vfio-pci");
        PluginCall add = On(Call("ADD", Netconf.For("pciBusID", Card)));
        // Upstream follows the link of the driver.
        Directory.CreateDirectory(Path.Combine(_sysfs.Root, "bus/pci/drivers/vfio-pci"));

        PluginResult theirs = (add with { Binary = Binaries.Upstream() }).Run();

        Assert.Equal(theirs.AssertSuccess(), add.Run().AssertSuccess());
    }

    private static string With(string netconf, string members) => "{" + members + "," + netconf[1..];

    private PluginCall On(PluginCall call) => call with { Sys = _sysfs.Root };

    private void AssertNothingMoves(string netconf)
    {
        Snapshot host = Host.Snapshot(), pod = Pod.Snapshot();
        string result = On(Call("ADD", netconf)).Run().AssertSuccess();
        using (JsonDocument document = JsonDocument.Parse(result))
        {
            JsonElement only = Assert.Single(document.RootElement.GetProperty("interfaces").EnumerateArray());
            Assert.Equal("net1", only.GetProperty("name").GetString());
            Assert.Equal(Pod.Path, only.GetProperty("sandbox").GetString());
            Assert.False(only.TryGetProperty("mac", out _));
        }
        On(Call("CHECK", Netconf.WithPrevResult(netconf, result))).Run().AssertSilentSuccess();
        On(Call("DEL", netconf)).Run().AssertSilentSuccess();
        Snapshot.AssertSame(host, Host.Snapshot());
        Snapshot.AssertSame(pod, Pod.Snapshot());
    }
}
