using System.Diagnostics;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>With addresses from a DHCP server: it and the delegate's daemon belong to the test, in namespaces of the test's own.</summary>
public sealed class DhcpTests : IpamTest
{
    private readonly List<Process> _servers = [];
    private readonly List<string> _said = [];

    [Fact]
    public void A_lease_is_taken_given_to_the_link_and_given_back()
    {
        Host.Ip("link add dev0 type veth peer name peer0");
        Host.Ip("link set peer0 up");
        Host.Ip("addr add 10.33.0.1/24 dev peer0");
        string socket = Path.Combine(Folder, "dhcp.sock");
        try
        {
            Start("dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--port=0", "--interface=peer0", "--bind-dynamic", "--no-ping",
                "--dhcp-authoritative", "--dhcp-range=10.33.0.50,10.33.0.60,255.255.255.0,1h", "--dhcp-leasefile=" + Leases,
                "--pid-file=" + Path.Combine(Folder, "dnsmasq.pid"), "--user=root");
            Start(Path.Combine(Binaries.FolderWith("dhcp"), "dhcp"), "daemon", "-socketpath", socket, "-pidfile", Path.Combine(Folder, "dhcp.pid"));
            WaitFor(() => File.Exists(socket) && File.Exists(Path.Combine(Folder, "dnsmasq.pid")));
            PluginCall call = Call("ADD", Config("dhcp", $"\"daemonSocketPath\":\"{socket}\"")) with { CniPath = Binaries.FolderWith("dhcp") };

            call.Run().AssertSuccess();

            string address = (string)Assert.Single(Addresses())["local"]!;
            Assert.StartsWith("10.33.0.", address, StringComparison.Ordinal);
            Assert.Contains(address, File.ReadAllText(Leases), StringComparison.Ordinal);
            Assert.Equal(["default via 10.33.0.1"], Routes());

            (call with { Command = "DEL" }).Run().AssertSilentSuccess();

            // Its message to the server goes astray, also with upstream's host-device; so the daemon's own word counts.
            WaitFor(() => Says("c0ffee/test-net/net1: releasing lease"));
            Assert.Equal(["dev0", "peer0"], Host.LinkNames().Order(StringComparer.Ordinal));
        }
        finally
        {
            foreach (Process server in _servers)
            {
                server.Kill(entireProcessTree: true);
                server.WaitForExit();
                server.Dispose();
            }
        }
    }

    private string Leases => Path.Combine(Folder, "dnsmasq.leases");

    private void Start(string program, params string[] arguments)
    {
        bool isThere = program.Contains('/', StringComparison.Ordinal) || File.Exists("/usr/sbin/" + program);
        Assert.True(isThere, $"no {program}: apt-get install dnsmasq-base");
        var start = new ProcessStartInfo("ip") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (IEnumerable<string>)["netns", "exec", Host.Name, program, .. arguments])
            start.ArgumentList.Add(argument);
        Process server = Process.Start(start) ?? throw new InvalidOperationException(program + " did not start");
        server.OutputDataReceived += (_, line) => Remember(line.Data);
        server.ErrorDataReceived += (_, line) => Remember(line.Data);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        _servers.Add(server);
    }

    private void Remember(string? line)
    {
        lock (_said)
            _said.Add(line ?? "");
    }

    private bool Says(string text)
    {
        lock (_said)
            return _said.Any(line => line.Contains(text, StringComparison.Ordinal));
    }

    private static void WaitFor(Func<bool> condition)
        => Assert.True(SpinWait.SpinUntil(() =>
        {
            Thread.Sleep(20);
            return condition();
        }, TimeSpan.FromSeconds(15)), "did not happen within 15 s");
}
