using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class CommandDispatchTests
{
    [Fact]
    public void An_unknown_command_is_told_only_after_the_name_of_the_network()
    {
        Assert.Equal("6: error unmarshall network config: unexpected end of JSON input", Subject.Dispatch("FOO", ""));
        Assert.Equal("7: missing network name", Subject.Dispatch("FOO", "{}"));
        Assert.Equal("4: unknown CNI_COMMAND: FOO", Subject.Dispatch("FOO", """{"name":"n","cniVersion":5,"device":5}"""));
    }

    [Fact]
    public void The_version_is_checked_before_the_rest_of_the_configuration()
    {
        Assert.Equal(
            "6: decoding version from network config: json: cannot unmarshal number into Go struct field .cniVersion of type string",
            Subject.Dispatch("DEL", """{"device":5,"name":"n","cniVersion":5}"""));
        Assert.StartsWith("1: incompatible", Subject.Dispatch("ADD", """{"device":5,"name":"n","cniVersion":"5"}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ADD")]
    [InlineData("CHECK")]
    public void A_configuration_that_selects_no_device_ends_before_the_command(string command)
    {
        Assert.StartsWith("999: specify either", Subject.Dispatch(command, """{"name":"n","cniVersion":"1.0.0"}"""), StringComparison.Ordinal);
        Assert.StartsWith("999: failed to load netconf", Subject.Dispatch(command, """{"name":"n","cniVersion":"1.0.0","device":5}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void GC_and_STATUS_print_nothing()
    {
        Assert.Equal("", Subject.Dispatch("GC", """{"name":"n","cniVersion":"1.1.0"}"""));
        Assert.Equal("", Subject.Dispatch("STATUS", """{"name":"n","cniVersion":"1.1.0"}"""));
        Assert.StartsWith("999: failed to load", Subject.Dispatch("STATUS", """{"name":"n","cniVersion":"1.1.0","device":5}"""), StringComparison.Ordinal);
        Assert.Equal("1: config version does not allow GC", Subject.Dispatch("GC", """{"name":"n"}"""));
    }

    [Fact]
    public void The_version_that_is_printed_is_that_of_the_assembly()
    {
        string version = typeof(CniError).Assembly.GetName().Version!.ToString(3);
        Assert.Equal($"v{version}", System.Text.Encoding.ASCII.GetString(VersionCommand.PluginVersion));
    }
}
