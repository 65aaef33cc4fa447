using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>What ADD refuses, it refuses before it touches anything.</summary>
public sealed class RefusalTests : KernelTest
{
    [Fact]
    public void Add_when_the_name_is_taken_leaves_the_host_untouched()
    {
        AddDressedDevice("dev0");
        Pod.AddLink("net1", up: true);

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));

        Assert.Contains("net1", error.Message + error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_when_the_name_is_taken_as_an_altname_leaves_the_host_untouched()
    {
        AddDressedDevice("dev0");
        Pod.AddLink("own0", up: true);
        Pod.Ip("link property add dev own0 altname net1");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));

        Assert.Contains("net1", error.Message + error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_when_name_and_original_name_are_taken_leaves_the_host_untouched()
    {
        AddDressedDevice("dev0");
        Pod.AddLink("net1");
        Pod.AddLink("dev0");

        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));
    }

    [Fact]
    public void Add_to_a_missing_netns_leaves_the_host_untouched()
    {
        AddDressedDevice("dev0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")) with { Netns = "/run/netns/hdf-nowhere" });

        Assert.Equal("failed to open netns \"/run/netns/hdf-nowhere\": failed to Statfs \"/run/netns/hdf-nowhere\": no such file or directory",
            error.Message);
        Assert.Equal(999, error.Code);
    }

    [Fact]
    public void Add_to_a_path_that_is_no_netns_leaves_the_host_untouched()
    {
        AddDressedDevice("dev0");
        string file = Path.Combine(Folder, "file");
        File.WriteAllText(file, "");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")) with { Netns = file });

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_to_a_namespace_of_another_kind_leaves_the_host_untouched()
    {
        // nsfs, so the file system's magic alone does not tell; setns refuses it.
        AddDressedDevice("dev0");

        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")) with { Netns = "/proc/self/ns/uts" });
    }

    [Fact]
    public void Add_to_the_plugins_own_netns_leaves_the_host_untouched()
    {
        AddDressedDevice("dev0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")) with { Netns = Host.Path });

        Assert.Equal(8, error.Code);
        Assert.Equal("plugin's netns and netns from CNI_NETNS should not be the same", error.Message);
    }

    [Theory]
    [InlineData("device", "nodev0", "failed to find host device: Link not found")]
    [InlineData("hwaddr", "0a:00:00:00:00:99", "failed to find host device: failed to find physical interface")]
    [InlineData("kernelpath", "/sys/devices/nope",
        "failed to find host device: failed to read directory /sys/devices/nope/net: \"open /sys/devices/nope/net: no such file or directory\"")]
    [InlineData("pciBusID", "0000:ff:00.0",
        "error with host device: lstat /sys/bus/pci/devices/0000:ff:00.0: no such file or directory")]
    public void Add_of_a_missing_device_says_so(string selector, string value, string message)
    {
        AddDressedDevice("dev0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.For(selector, value)));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("lo")]
    [InlineData("br0")]
    public void Add_of_a_link_that_may_not_move_carries_the_kernels_words(string device)
    {
        Host.Ip("link add br0 type bridge");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.Device(device)));

        Assert.Contains("immutable", error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_without_a_selector_is_refused()
    {
        AddDressedDevice("dev0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.For("other", "dev0")));

        Assert.StartsWith("specify either \"device\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_add_of_a_device_that_is_in_the_pod_leaves_it_there()
    {
        Host.AddLink("dev0");
        Add(Netconf.Device("dev0")).AssertSuccess();

        AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")));
    }
}
