namespace HostDevice.Tests.Cni;

/// <summary>The same call to ours and to upstream's binary: exit code, output and error output must be the same bytes.</summary>
/// <remarks>Every call ends before it touches a device, here and there.</remarks>
public class PeerTests
{
    private const string Config = "\"name\":\"n\",\"cniVersion\":\"1.0.0\"";

    private static readonly string[]? _peer = Environment.GetEnvironmentVariable("HOSTDEVICE_PEER_DIR") is { Length: > 0 } directory
        ? [Path.Combine(directory, "host-device")]
        : null;

    [Theory]
    [InlineData("ADD", "CNI_CONTAINERID=|CNI_NETNS=|CNI_IFNAME=|CNI_PATH=")]
    [InlineData("CHECK", "CNI_CONTAINERID=|CNI_NETNS=|CNI_IFNAME=|CNI_PATH=")]
    [InlineData("DEL", "CNI_CONTAINERID=|CNI_NETNS=|CNI_IFNAME=|CNI_PATH=")]
    [InlineData("GC", "CNI_CONTAINERID=|CNI_NETNS=|CNI_IFNAME=|CNI_PATH=")]
    [InlineData("STATUS", "CNI_PATH=")]
    [InlineData("VERSION", "CNI_CONTAINERID=/|CNI_NETNS=|CNI_IFNAME=/|CNI_PATH=")]
    [InlineData("FOO", "CNI_CONTAINERID=/|CNI_NETNS=|CNI_IFNAME=/|CNI_PATH=")]
    [InlineData("add", "CNI_PATH=/x")]
    [InlineData("<&>\u2028\"\\\u0001", "CNI_PATH=/x")]
    [InlineData("ADD", "CNI_NETNS=")]
    [InlineData("ADD", "CNI_CONTAINERID=a/b|CNI_NETNS=")]
    [InlineData("ADD", "CNI_CONTAINERID=-a")]
    [InlineData("ADD", "CNI_CONTAINERID=a\n")]
    [InlineData("ADD", "CNI_CONTAINERID=é")]
    [InlineData("DEL", "CNI_CONTAINERID=a b|CNI_IFNAME=.")]
    [InlineData("ADD", "CNI_IFNAME=1234567890123456")]
    [InlineData("ADD", "CNI_IFNAME=123456789é12345")]
    [InlineData("ADD", "CNI_IFNAME=.")]
    [InlineData("CHECK", "CNI_IFNAME=..")]
    [InlineData("DEL", "CNI_IFNAME=a/b")]
    [InlineData("ADD", "CNI_IFNAME=a:b")]
    [InlineData("ADD", "CNI_IFNAME=a b")]
    [InlineData("ADD", "CNI_IFNAME=a\u0085")]
    [InlineData("ADD", "CNI_IFNAME=a\u3000")]
    [InlineData("ADD", "CNI_IFNAME=a\u00a0|CNI_PATH=")]
    public void Faults_of_the_environment_are_told_alike(string command, string changes)
        => Compare(PluginProcess.Environ(command, changes.Split('|')), "{}");

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("tr")]
    [InlineData("tru")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("{} x")]
    [InlineData("{\"name\":5}")]
    [InlineData("{\"name\":\"\"}")]
    [InlineData("{\"name\":null}")]
    [InlineData("{\"name\":\"a\\u003cb\\n\\ud800\"}")]
    [InlineData("{\"name\":\"-a\"}")]
    [InlineData("{\"NAME\":\"é\"}")]
    [InlineData("{\"name\":\"n\",}")]
    [InlineData("{\"name\":\"n\" \"")]
    [InlineData("{\"name\" 5}")]
    [InlineData("{\"a\":\"\t\"}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12g4\"}")]
    [InlineData("{\"a\":-}")]
    [InlineData("{\"a\":1.}")]
    [InlineData("{\"a\":1e}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":+1}")]
    [InlineData("{\"a\":1e")]
    [InlineData("1e")]
    [InlineData("-")]
    [InlineData("\"\\")]
    [InlineData("\"\\u12")]
    [InlineData("\"abc")]
    [InlineData("[1,]")]
    [InlineData("[1 1]")]
    [InlineData("\ufeff{}")]
    [InlineData("'")]
    [InlineData("\u00ad")]
    public void Faults_of_the_input_are_told_alike(string input)
    {
        Compare(PluginProcess.Environ("ADD"), input);
        Compare(PluginProcess.Environ("GC"), input);
    }

    [Theory]
    [InlineData("9.9.9")]
    [InlineData("1.0")]
    [InlineData("abc")]
    [InlineData("1..0")]
    [InlineData("1.2.3.4")]
    [InlineData("-1")]
    [InlineData("+1.0")]
    [InlineData("0x1")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("1.-9223372036854775808.1")]
    [InlineData("1.0.-9223372036854775809")]
    [InlineData("0.3.1")]
    [InlineData("1.1.1")]
    [InlineData("01.1.0")]
    [InlineData("")]
    [InlineData("a\\u0001\\u00e9\\\"\\u00a0\\ud83d\\ude00\\u200b\\ufffd")]
    public void Faults_of_the_version_are_told_alike(string version)
    {
        string input = $"{{\"name\":\"n\",\"cniVersion\":\"{version}\"}}";
        foreach (string command in (string[])["ADD", "CHECK", "DEL", "GC", "STATUS"])
            Compare(PluginProcess.Environ(command), input);
    }

    [Theory]
    [InlineData("\"x\":1")]
    [InlineData("\"cniVersion\":1")]
    [InlineData("\"cniversion\":[]")]
    [InlineData("\"device\":1.50")]
    [InlineData("\"hwaddr\":true")]
    [InlineData("\"kernelpath\":{}")]
    [InlineData("\"pcibusid\":[]")]
    [InlineData("\"dpdkMODE\":\"x\"")]
    [InlineData("\"type\":1")]
    [InlineData("\"runtimeConfig\":[]")]
    [InlineData("\"runtimeConfig\":{\"DeviceId\":1}")]
    [InlineData("\"ipam\":\"x\"")]
    [InlineData("\"ipam\":{\"type\":1}")]
    [InlineData("\"dns\":[]")]
    [InlineData("\"dns\":{\"domain\":1}")]
    [InlineData("\"dns\":{\"search\":{}}")]
    [InlineData("\"dns\":{\"options\":[null,1]}")]
    [InlineData("\"dns\":{\"nameservers\":\"x\"}")]
    [InlineData("\"capabilities\":[]")]
    [InlineData("\"capabilities\":{\"a\":null,\"b\":\"x\"}")]
    [InlineData("\"prevResult\":\"x\"")]
    [InlineData("\"cni.dev/valid-attachments\":{}")]
    [InlineData("\"cni.dev/valid-attachments\":[5]")]
    [InlineData("\"cni.dev/valid-attachments\":[null,{\"ifname\":5}]")]
    [InlineData("\"device\":null,\"hwaddr\":\"\"")]
    [InlineData("\"device\":\"x\",\"DEVICE\":\"\"")]
    [InlineData("\"pciBusID\":5,\"device\":true")]
    public void Faults_of_the_configuration_are_told_alike(string members)
    {
        foreach (string command in (string[])["ADD", "CHECK", "DEL"])
            Compare(PluginProcess.Environ(command), $"{{{Config},{members}}}");
        Compare(PluginProcess.Environ("STATUS"), $"{{{Config.Replace("1.0.0", "1.1.0", StringComparison.Ordinal)},{members}}}");
    }

    [Theory]
    [InlineData(9_999)]
    [InlineData(10_000)]
    public void Depth_has_the_same_bound(int levels)
        => Compare(PluginProcess.Environ("GC"), $"{{{Config},\"a\":{new string('[', levels)}{new string(']', levels)}}}");

    [Fact]
    public void The_text_for_a_person_differs_only_in_the_version_of_the_plugin()
    {
        SkipWithoutPeer();
        PluginProcess ours = PluginProcess.Run(PluginProcess.Ours, [], "");
        PluginProcess theirs = PluginProcess.Run(_peer!, [], "");
        Assert.Equal(WithoutVersion(theirs.Error), WithoutVersion(ours.Error));
        Assert.Equal(theirs with { Error = "" }, ours with { Error = "" });
    }

    private static string WithoutVersion(string about)
        => System.Text.RegularExpressions.Regex.Replace(about, "plugin (v[^\n]*|version unknown)", "plugin");

    private static void Compare(string[] variables, string input)
    {
        SkipWithoutPeer();
        PluginProcess theirs = PluginProcess.Run(_peer!, variables, input);
        // DEL finds the device in the container: a selector that has gone from the configuration must not keep it there.
        bool isDeviation = variables.Contains("CNI_COMMAND=DEL") && theirs.Output.Contains("specify either", StringComparison.Ordinal);
        Assert.Equal(isDeviation ? new PluginProcess(0, "", "") : theirs, PluginProcess.Run(PluginProcess.Ours, variables, input));
    }

    private static void SkipWithoutPeer()
    {
        if (_peer is null)
            Assert.Skip("HOSTDEVICE_PEER_DIR does not name a folder with upstream's host-device");
    }
}
