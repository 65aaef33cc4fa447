using System.Text.Json;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Package.Tests;

/// <summary>The samples, built far from the repository, against the kernel and beside iproute2.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly TestNamespaces _namespaces;

    public SampleTests()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: makes network namespaces and links");
        _namespaces = new TestNamespaces();
        string samples = Repository.PathOf("samples");
        foreach (string path in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(samples, path);
            if (!relative.Split('/').Intersect(["bin", "obj", "nuget.config"]).Any())
                _workspace.Write(relative, File.ReadAllText(path));
        }
    }

    public void Dispose()
    {
        _namespaces?.Dispose();
        _workspace.Dispose();
    }

    [Fact]
    public void The_one_file_lister_is_the_one_of_the_packages_readme()
        => Assert.Equal(MarkdownBlocks.Of(PackageFile.Packed().Text("README.md"), "csharp")[0], File.ReadAllText(_workspace.PathOf("links.cs")));

    [Fact]
    public void Every_sample_asks_for_the_version_that_is_packed()
    {
        string[] projects = Directory.GetFiles(_workspace.Folder, "*.csproj", SearchOption.AllDirectories);
        Assert.NotEmpty(projects);
        Assert.All(projects, path => Assert.Contains($"Include=\"Netlink.Codec\" Version=\"{PackageFile.Version}\"", File.ReadAllText(path), StringComparison.Ordinal));
    }

    [Fact]
    public void The_ip_like_tool_changes_what_ip_shows_and_shows_what_ip_shows()
    {
        _workspace.Build("ip/Ip.csproj");
        string tool = "dotnet " + _workspace.PathOf("ip/bin/Debug/net10.0/Ip.dll");

        _namespaces.Run(tool, "link add v0 type veth peer v1");
        _namespaces.Run(tool, "link set v0 up mtu 1400 address 02:00:00:00:00:0a");
        _namespaces.Run(tool, "link set v1 up name uplink");
        _namespaces.Run(tool, "link add gone type ifb");
        _namespaces.Run(tool, "link del gone");
        _namespaces.Run(tool, "addr add 10.9.0.1/24 dev v0");
        _namespaces.Run(tool, "addr add fd00:9::1/64 dev v0");
        _namespaces.Run(tool, "addr add 10.9.9.1/32 dev v0");
        _namespaces.Run(tool, "addr del 10.9.9.1/32 dev v0");
        _namespaces.Run(tool, "route add default via 10.9.0.254 dev v0");
        _namespaces.Run(tool, "route add 10.8.0.0/16 dev v0 metric 7");
        _namespaces.Run(tool, "route add 10.7.7.7 dev v0");
        _namespaces.Run(tool, "route add default via fd00:9::fe dev v0");
        _namespaces.Run(tool, "route add 10.6.0.0/16 dev v0");
        _namespaces.Run(tool, "route del 10.6.0.0/16");
        _namespaces.Run(tool, "rule add from 10.9.0.0/24 table 100 priority 50");
        _namespaces.Run(tool, "rule add from 10.9.1.1 table 101 priority 51");
        _namespaces.Run(tool, "rule del from 10.9.1.1 table 101 priority 51");
        _namespaces.Run(tool, "neigh add 10.9.0.254 lladdr 02:00:00:00:00:0b dev v0");
        _namespaces.Run(tool, "neigh add 10.9.0.253 lladdr 02:00:00:00:00:0b dev v0");
        _namespaces.Run(tool, "neigh del 10.9.0.253 dev v0");
        _namespaces.Ip("link set v0 alias to-the-world");
        _namespaces.Ip("link property add dev v0 altname v0-of-a-long-name-here");

        AssertSameRows(tool, "-j link", rows: 3, "ifname");
        AssertSameRows(tool, "-j route", rows: 4, "dst");
        AssertSameRows(tool, "-j -6 route", rows: 2, "dst");
        AssertSameRows(tool, "-j rule", rows: 4, "priority");
        AssertSameRows(tool, "-j -6 rule", rows: 2, "priority");
        AssertSameRows(tool, "-j neigh", rows: 1, "dst");
        AssertSameAddresses(_namespaces.Run(tool, "-j addr"), _namespaces.Ip("-j addr"));
        Assert.Contains("ifname v0  mtu 1400", _namespaces.Run(tool, "link"), StringComparison.Ordinal);

        _namespaces.Run(tool, $"link set v0 netns {_namespaces.Second}");
        Assert.DoesNotContain("v0", _namespaces.Ip("-br link"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_ip_like_tool_cannot_do_it_says_in_one_line()
    {
        _workspace.Build("ip/Ip.csproj");
        string tool = _workspace.PathOf("ip/bin/Debug/net10.0/Ip.dll");
        Assert.Equal((1, "", "no link nowhere\n"), Try("addr add 10.0.0.1/24 dev nowhere"));
        Assert.Equal((1, "", "10.0.0.300: not an address\n"), Try("addr add 10.0.0.300 dev lo"));
        (int exitCode, _, string errors) = Try("link del lo");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("operation not supported", errors, StringComparison.Ordinal);

        (int ExitCode, string Output, string Errors) Try(string arguments)
            => Command.TryRun("ip", ["netns", "exec", _namespaces.First, "dotnet", tool, .. arguments.Split(' ')]);
    }

    [Fact]
    public void The_namespace_walker_finds_both_ends_of_a_pair()
    {
        _workspace.Build("namespaces/Namespaces.csproj");
        _namespaces.Ip("link add v0 type veth peer name v1");
        _namespaces.Ip($"link set v1 netns {_namespaces.Second}");
        // Others' namespaces are none of this test's business.
        string folder = _workspace.PathOf("netns");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "a"), "/run/netns/" + _namespaces.First);
        File.CreateSymbolicLink(Path.Combine(folder, "b"), "/run/netns/" + _namespaces.Second);
        string output = Command.Run("dotnet", _workspace.PathOf("namespaces/bin/Debug/net10.0/Namespaces.dll"), folder);
        Assert.Matches(@"\Aa\n  1: lo\n  \d+: v0 -> b\nb\n  1: lo\n  \d+: v1 -> a\n\z", output);
    }

    [Fact]
    public void The_route_monitor_has_the_routes_that_ip_shows_after_its_queue_overflowed_and_a_link_and_an_address_went()
    {
        _workspace.Build("monitor/Monitor.csproj");
        _namespaces.Ip("link add v0 type ifb");
        _namespaces.Ip("link set v0 up");
        _namespaces.Ip("link add v1 type ifb");
        _namespaces.Ip("link set v1 up");
        _namespaces.Ip("addr add 192.0.2.1/24 dev v0");
        using var monitor = new RunningSample("ip", "netns", "exec", _namespaces.First,
            "dotnet", _workspace.PathOf("monitor/bin/Debug/net10.0/Monitor.dll"), "--queue", "2304");
        monitor.Await("the first snapshot", lines => lines.Contains("# snapshot of 1 routes"));

        _workspace.Write("routes", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"route add 10.{i >> 8}.{i & 255}.0/24 dev v0\n")));
        _namespaces.Ip("-batch " + _workspace.PathOf("routes"));
        _namespaces.Ip("route replace 10.0.7.0/24 via 192.0.2.9 dev v0");
        _namespaces.Ip("route del 10.0.8.0/24");
        _namespaces.Ip("addr add 192.0.3.1/24 dev v0");
        _namespaces.Ip("route add 203.0.113.1 dev v0 src 192.0.3.1");
        _namespaces.Ip("route add 198.51.100.0/24 dev v1 metric 5");
        AwaitTable("before");
        Assert.Contains(monitor.Lines, line => line.StartsWith("# messages were lost", StringComparison.Ordinal));

        // Of these the kernel tells no route.
        _namespaces.Ip("addr del 192.0.3.1/24 dev v0");
        _namespaces.Ip("link set v1 down");
        AwaitTable("after");
        Assert.DoesNotContain("198.51.100.0/24 dev v1 metric 5", Replayed(monitor.Lines));
        Assert.Equal(0, monitor.Stop());
        Assert.Matches(@"\A# 5000 routes, \d+ snapshots\z", monitor.Lines[^1]);

        void AwaitTable(string when)
        {
            // "ip" tells the scope and source too, which the sample leaves out.
            HashSet<string> expected = [.. JsonDocument.Parse(_namespaces.Ip("-j -4 route")).RootElement.EnumerateArray().Select(route =>
                route.GetProperty("dst").GetString() + Word(route, "via", "gateway") + Word(route, "dev", "dev") + Word(route, "metric", "metric"))];
            Assert.True(expected.Count >= 5_000);
            monitor.Await($"the table of ip, {when}", lines => Replayed(lines).SetEquals(expected));
        }

        static string Word(JsonElement route, string word, string key) => route.TryGetProperty(key, out JsonElement value) ? $" {word} {value}" : "";
    }

    /// <summary>What comes of lines that add and take away; each must fit what was before.</summary>
    private static HashSet<string> Replayed(string[] lines)
    {
        HashSet<string> known = [];
        foreach (string line in lines.Where(line => line[0] != '#'))
            Assert.True(line[0] == '+' ? known.Add(line[2..]) : known.Remove(line[2..]), line);
        return known;
    }

    [Fact]
    public void The_netdev_query_has_the_links_that_ip_shows_with_the_queues_that_sysfs_has()
    {
        _workspace.Build("netdev/Netdev.csproj");
        string tool = "dotnet " + _workspace.PathOf("netdev/bin/Debug/net10.0/Netdev.dll");
        _namespaces.Ip("link add v0 numtxqueues 2 numrxqueues 2 type veth peer name v1");
        _namespaces.Ip("link set v0 up");
        int index = JsonDocument.Parse(_namespaces.Ip("-j link show v0")).RootElement[0].GetProperty("ifindex").GetInt32();
        string[] queues = _namespaces.Run("ls", "/sys/class/net/v0/queues").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["rx-0", "rx-1", "tx-0", "tx-1"], queues);

        string[] lines = _namespaces.Run(tool, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] indexes = [.. JsonDocument.Parse(_namespaces.Ip("-j link")).RootElement.EnumerateArray().Select(link => link.GetProperty("ifindex").GetRawText())];
        Assert.Equal(3, indexes.Length);
        Assert.Equal(indexes, lines.Select(line => line.Split(':')[0]));
        Assert.Contains("1: xdp none, queues 0 rx 0 tx", lines);
        string veth = lines.Single(line => line.StartsWith($"{index}: ", StringComparison.Ordinal));
        Assert.Matches($@"\A{index}: xdp Basic, Redirect.*, queues 2 rx 2 tx\z", veth);
        Assert.Equal(veth + "\n", _namespaces.Run(tool, $"{index}"));
        (int exitCode, _, string errors) = Command.TryRun("ip", ["netns", "exec", _namespaces.First, .. tool.Split(' '), "4711"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("no such device (ENODEV)", errors, StringComparison.Ordinal);
    }

    /// <summary>As many rows as <c>ip</c> has, in its order, and every value that ours has is the one that <c>ip</c> has.</summary>
    private void AssertSameRows(string tool, string arguments, int rows, string about)
    {
        using JsonDocument ours = JsonDocument.Parse(_namespaces.Run(tool, arguments));
        using JsonDocument theirs = JsonDocument.Parse(_namespaces.Ip(arguments));
        Assert.Equal(rows, ours.RootElement.GetArrayLength());
        Assert.Equal(rows, theirs.RootElement.GetArrayLength());
        foreach ((JsonElement our, JsonElement their) in ours.RootElement.EnumerateArray().Zip(theirs.RootElement.EnumerateArray()))
            AssertSameValues(our, their, $"{arguments} {our.GetProperty(about)}");
    }

    private static void AssertSameAddresses(string our, string their)
    {
        using JsonDocument ours = JsonDocument.Parse(our);
        using JsonDocument theirs = JsonDocument.Parse(their);
        // ip groups them by link; the kernel tells first all of IPv4.
        (string Link, JsonElement Address)[] expected = [.. theirs.RootElement.EnumerateArray().SelectMany(link =>
            link.GetProperty("addr_info").EnumerateArray().Select(address => (link.GetProperty("ifname").GetString()!, address)))];
        Assert.Equal(2, expected.Length);
        Assert.Equal(expected.Length, ours.RootElement.GetArrayLength());
        foreach (JsonElement address in ours.RootElement.EnumerateArray())
        {
            (string link, JsonElement same) = Assert.Single(expected, row => row.Address.GetProperty("local").ValueEquals(address.GetProperty("local").GetString()));
            Assert.Equal(link, address.GetProperty("ifname").GetString());
            AssertSameValues(address, same, "addr", except: "ifname");
        }
    }

    private static void AssertSameValues(JsonElement our, JsonElement their, string about, string except = "")
    {
        foreach (JsonProperty property in our.EnumerateObject().Where(property => property.Name != except))
        {
            Assert.True(their.TryGetProperty(property.Name, out JsonElement value), $"{about}: ip has no {property.Name}");
            Assert.True(JsonElement.DeepEquals(property.Value, value), $"{about}: {property.Name} is {property.Value}, ip says {value}");
        }
    }
}
