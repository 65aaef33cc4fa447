using System.Diagnostics;
using System.Text.Json;

namespace Netlink.Decode.Tests;

/// <summary>The live stream of a real kernel, in a namespace of its own that goes with the test's processes.</summary>
public sealed class MonitorTests
{
    /// <summary>Addresses are added until the monitor, which takes a moment to start, has told of one.</summary>
    private const string Script = """
        ip link set lo up
        dotnet "$0" monitor --json ipv4-ifaddr > "$1/seen" & monitor=$!
        i=1
        while [ $i -lt 200 ] && ! [ -s "$1/seen" ]; do ip address add 10.9.0.$i/32 dev lo; i=$((i + 1)); sleep 0.1; done
        kill $monitor
        """;

    [Fact]
    public async Task A_new_address_is_told_as_it_comes()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "A network namespace needs root.");
        using var folder = new TemporaryFolder();
        string program = Path.Combine(AppContext.BaseDirectory, "netlink-decode.dll");
        using Process shell = Process.Start(new ProcessStartInfo("unshare", ["-n", "sh", "-c", Script, program, folder.Path]))!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        string line = File.ReadLines(Path.Combine(folder.Path, "seen")).First();
        JsonElement message = JsonDocument.Parse(line).RootElement;
        Assert.Equal("newaddr-ntf", message.GetProperty("operation").GetString());
        Assert.StartsWith("10.9.0.", message.GetProperty("attributes").GetProperty("local").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_is_none_is_told_with_those_there_are()
    {
        Run run = Run.Of([], "monitor", "links");
        Assert.Equal(1, run.Exit);
        Assert.StartsWith("netlink-decode: monitor links: no such group; there are ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(" link, ", run.Errors, StringComparison.Ordinal);
    }
}
