namespace HostDevice.Tests.Cni;

public class ProcessTests
{
    private const string Version =
        """{"cniVersion":"1.1.0","supportedVersions":["0.1.0","0.2.0","0.3.0","0.3.1","0.4.0","1.0.0","1.1.0"]}""" + "\n";

    private const string NoName = """
        {
            "code": 7,
            "msg": "missing network name"
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("{\"cniVersion\":\"0.4.0\"}")]
    [InlineData("no JSON")]
    public void VERSION_prints_one_line_whatever_the_input(string input)
        => Assert.Equal(new PluginProcess(0, Version, ""), PluginProcess.Run(PluginProcess.Ours, ["CNI_COMMAND=VERSION"], input));

    [Fact]
    public void Without_a_command_the_plugin_says_what_it_is()
    {
        PluginProcess run = PluginProcess.Run(PluginProcess.Ours, [], "");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Matches("^CNI host-device plugin v[0-9.]+\nCNI protocol versions supported: 0.1.0, 0.2.0, 0.3.0, 0.3.1, 0.4.0, 1.0.0, 1.1.0\n$", run.Error);
    }

    [Fact]
    public void An_error_goes_to_the_output_with_exit_code_1()
        => Assert.Equal(new PluginProcess(1, NoName, ""), PluginProcess.Run(PluginProcess.Ours, PluginProcess.Environ("ADD"), "{}"));

    [Fact]
    public void Input_larger_than_the_first_buffer_is_read_whole()
    {
        string padding = new(' ', 1_000_000);
        Assert.Equal(new PluginProcess(1, NoName, ""), PluginProcess.Run(PluginProcess.Ours, PluginProcess.Environ("ADD"), $"{{{padding}}}"));
        Assert.Equal(
            new PluginProcess(0, "", ""),
            PluginProcess.Run(PluginProcess.Ours, PluginProcess.Environ("GC"), $$"""{"name":"n","x":"{{padding}}","cniVersion":"1.1.0"}"""));
    }

    [Fact]
    public void Input_without_end_is_an_error_and_not_a_crash()
    {
        PluginProcess run = RunInShell("exec \"$@\" < /dev/zero");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\"code\": 5,\n    \"msg\": \"error reading from stdin: read /dev/stdin: file too large\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_that_cannot_be_read_is_error_5()
    {
        PluginProcess run = RunInShell("exec \"$@\" < /");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\"code\": 5,\n    \"msg\": \"error reading from stdin: read /dev/stdin: is a directory\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_that_nobody_can_take_is_exit_code_1()
        => Assert.Equal(1, RunInShell("exec \"$@\" > /dev/full", "VERSION").ExitCode);

    private static PluginProcess RunInShell(string script, string command = "ADD")
        => PluginProcess.Run(["/bin/sh", "-c", script, "sh", .. PluginProcess.Ours], PluginProcess.Environ(command), "");
}
