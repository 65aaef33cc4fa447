using System.Text;
using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Devices;

/// <summary>What can be told without a device of the machine's own; the rest is in the kernel tests.</summary>
public class DeviceSelectorTests
{
    [Theory]
    [InlineData("\"device\":\"a\",\"hwaddr\":\"b\",\"kernelpath\":\"c\"", 1, "a")]
    [InlineData("\"kernelpath\":\"c\",\"hwaddr\":\"b\"", 2, "b")]
    [InlineData("\"kernelpath\":\"c\"", 3, "c")]
    public void The_first_in_upstreams_order_counts(string members, int kind, string value)
    {
        CniError error = DeviceSelector.Resolve(Config(members), out DeviceSelector selector);

        Assert.Equal("ok", Subject.Line(error));
        Assert.Equal((SelectorKind)kind, selector.Kind);
        Assert.Equal(value, Encoding.UTF8.GetString(selector.Value));
        Assert.False(selector.IsForUserSpace);
    }

    [Fact]
    public void A_choice_of_the_device_plugin_that_does_not_exist_is_an_error_whatever_else_is_given()
    {
        CniError error = DeviceSelector.Resolve(Config("\"device\":\"a\",\"runtimeConfig\":{\"deviceID\":\"no<such\"}"), out DeviceSelector selector);

        Assert.Equal("999: runtime config DeviceID no<such not found or unsupported", Subject.Line(error));
        Assert.Equal(SelectorKind.None, selector.Kind);
    }

    [Theory]
    [InlineData("0000:ff:1f.7", "/sys/bus/pci/devices/0000:ff:1f.7")]
    [InlineData("a/../b", "/sys/bus/pci/devices/a/../b")]
    [InlineData("..", "/sys/bus/pci/devices/..")]
    public void A_pci_device_that_does_not_exist_is_an_error(string address, string path)
        => Assert.Equal($"999: error with host device: lstat {path}: no such file or directory",
            Subject.Line(DeviceSelector.Resolve(Config($"\"pciBusID\":\"{address}\""), out _)));

    [Theory]
    [InlineData("\"device\":\"a\",\"dpdkMode\":true")]
    [InlineData("\"pciBusID\":\"0000:ff:1f.7\",\"dpdkMode\":true")]
    public void The_key_for_dpdk_mode_is_told_even_beside_an_error(string members)
    {
        DeviceSelector.Resolve(Config(members), out DeviceSelector selector);
        Assert.True(selector.IsForUserSpace);
    }

    private static CniConfig Config(string members)
    {
        CniError fault = CniConfigReader.Read(Subject.Bytes($"{{\"name\":\"n\",{members}}}"), new byte[256], out CniConfig config);
        Assert.Equal("ok", Subject.Line(fault));
        return config;
    }
}
