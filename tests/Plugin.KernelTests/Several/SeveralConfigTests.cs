using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Several;

/// <summary>A list that cannot be served: one error that names the key, and nothing is touched.</summary>
public sealed class SeveralConfigTests : SeveralTest
{
    [Theory]
    [InlineData("\"devices\":[]", "\"devices\" is empty: list at least one device")]
    [InlineData("\"devices\":5", "\"devices\" must be a list of objects")]
    [InlineData("\"devices\":{\"device\":\"dev0\"}", "\"devices\" must be a list of objects")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},\"dev1\"]", "\"devices[1]\" must be an object")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},null]", "\"devices[1]\" must be an object")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"device\":\"dev1\"},{\"device\":\"dev2\"},{\"device\":7}]", "\"devices[3].device\" must be a string")]
    [InlineData("\"devices\":[{\"hwaddr\":true}]", "\"devices[0].hwaddr\" must be a string")]
    [InlineData("\"devices\":[{\"kernelpath\":[]}]", "\"devices[0].kernelpath\" must be a string")]
    [InlineData("\"devices\":[{\"pciBusID\":{}}]", "\"devices[0].pciBusID\" must be a string")]
    [InlineData("\"devices\":[{\"device\":\"dev0\",\"name\":1}]", "\"devices[0].name\" must be a string")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"name\":\"x\"}]", "\"devices[1]\" must have \"device\", \"hwaddr\", \"kernelpath\" or \"pciBusID\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"device\":\"\"}]", "\"devices[1]\" must have \"device\", \"hwaddr\", \"kernelpath\" or \"pciBusID\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"device\":\"dev1\",\"name\":\"a/b\"}]", "\"devices[1].name\" is \"a/b\": interface name contains / or : or whitespace characters")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"device\":\"dev1\",\"name\":\"a234567890123456\"}]", "\"devices[1].name\" is \"a234567890123456\": interface name is too long")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"device\":\"dev1\",\"name\":\"net%d\"}]", "\"devices[1].name\" is \"net%d\": interface name contains %, which the kernel takes for a pattern")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"device\":\"dev1\",\"name\":\"net1\"}]", "\"devices[1]\" is to be called \"net1\" in the container, as \"devices[0]\": give it another \"name\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"device\":\"dev1\"},{\"device\":\"dev2\",\"name\":\"net1-1\"}]", "\"devices[2]\" is to be called \"net1-1\" in the container, as \"devices[1]\": give it another \"name\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"}],\"device\":\"dev0\"", "\"devices\" cannot be used together with \"device\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"}],\"hwaddr\":\"x\"", "\"devices\" cannot be used together with \"hwaddr\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"}],\"kernelpath\":\"x\"", "\"devices\" cannot be used together with \"kernelpath\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"}],\"pciBusID\":\"x\"", "\"devices\" cannot be used together with \"pciBusID\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"}],\"runtimeConfig\":{\"deviceID\":\"x\"}", "\"devices\" cannot be used together with \"runtimeConfig.deviceID\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"}],\"dpdkMode\":true", "\"devices\" cannot be used together with \"dpdkMode\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"}],\"useInterfaceNetwork\":true", "\"devices\" cannot be used together with \"useInterfaceNetwork\"")]
    [InlineData("\"devices\":[{\"device\":\"dev0\"},{\"device\":\"dev0-alt\"}]", "\"devices[1].device\" is the device \"dev0\", as \"devices[0]\" is")]
    public void One_error_names_the_key(string members, string message)
    {
        AddDevices();

        PluginError error = AssertRefusedUntouched(Call("ADD", $$"""{"cniVersion":"1.0.0","name":"test-net","type":"host-device",{{members}}}"""));

        Assert.Equal(new PluginError(7, message, ""), error);
    }

    [Theory]
    [InlineData("{\"device\":\"dev9\"}", 999, "\"devices[3].device\": failed to find host device: Link not found")]
    [InlineData("{\"hwaddr\":\"zz\"}", 999, "\"devices[3].hwaddr\": failed to find host device: failed to parse MAC address \"zz\": address zz: invalid MAC address")]
    [InlineData("{\"kernelpath\":\"/dev/x\"}", 999, "\"devices[3].kernelpath\": failed to find host device: kernel device path \"/dev/x\" must be absolute and begin with /sys/devices/")]
    [InlineData("{\"pciBusID\":\"0000:ff:00.0\"}", 999, "\"devices[3].pciBusID\": error with host device: lstat /sys/bus/pci/devices/0000:ff:00.0: no such file or directory")]
    [InlineData("{\"pciBusID\":\"0000:05:00.0\"}", 7, "\"devices[3].pciBusID\": the device is driven by a program (DPDK), so there is no link to move with others")]
    public void A_device_that_cannot_be_found_is_named_by_its_key(string entry, int code, string message)
    {
        AddDevices();
        var sysfs = new SelectorSysfs(Folder);
        sysfs.AddPci("0000:05:00.0", driver: "vfio-pci");

        PluginError error = AssertRefusedUntouched(
            Call("ADD", List("""{"device":"dev0"},{"device":"dev1"},{"device":"dev2"},""" + entry)) with { Sys = sysfs.Root });

        Assert.Equal(new PluginError(code, message, ""), error);
    }

    [Fact]
    public void The_same_device_by_two_selectors_is_refused()
    {
        AddDevices();
        PluginError error = AssertRefusedUntouched(Call("ADD", List($$"""{"device":"dev3"},{"device":"dev1"},{"hwaddr":"{{Host.Mac("dev3")}}"}""")));
        Assert.Equal("\"devices[2].hwaddr\" is the device \"dev3\", as \"devices[0]\" is", error.Message);
    }

    [Fact]
    public void Thirty_three_devices_are_refused()
    {
        PluginError error = AssertRefusedUntouched(Call("ADD", List(string.Join(',', Enumerable.Repeat("""{"device":"dev0"}""", 33)))));
        Assert.Equal(new PluginError(7, "\"devices\" has 33 entries, but one call moves at most 32 devices", ""), error);
    }

    [Fact]
    public void A_name_of_the_runtime_that_leaves_no_room_for_a_number_is_refused()
    {
        AddDevices();
        PluginError error = AssertRefusedUntouched(Call("ADD", All()) with { Ifname = "pod16477688c0e" });
        Assert.Equal("\"devices[1].name\" is missing, and CNI_IFNAME with the number, \"pod16477688c0e-1\", is too long: give the device a name", error.Message);
    }

    [Theory]
    [InlineData("0.1.0")]
    [InlineData("0.2.0")]
    public void Versions_that_cannot_tell_several_interfaces_are_refused(string cniVersion)
    {
        AddDevices();
        PluginError error = AssertRefusedUntouched(Call("ADD", All(cniVersion)));
        Assert.Equal(new PluginError(7, "\"devices\" needs cniVersion 0.3.0 or newer: a result of an older version cannot tell several interfaces", ""), error);
    }

    [Fact]
    public void Status_looks_for_all_when_it_is_to_look()
    {
        AddDevices();
        Snapshot before = Host.Snapshot();
        string netconf = List("""{"device":"dev0"},{"device":"dev1"}""", "1.1.0", ",\"status\":\"device\"");
        Call("STATUS", netconf).Run().AssertSilentSuccess();
        Snapshot.AssertSame(before, Host.Snapshot());
        Host.Ip("link del dev1");

        PluginError error = Call("STATUS", netconf).Run().AssertError();

        Assert.Equal(new PluginError(50, "\"devices[1].device\": failed to find host device: Link not found", ""), error);
    }
}
