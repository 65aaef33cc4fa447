using System.Globalization;
using System.Text.Json;
using Netlink.Codec;
using Netlink.Codec.Tests.Kernel;
using Netlink.Generators.Tests.Emit;

namespace Netlink.Generators.Tests.KernelSpecs;

/// <summary>The kernel's own <c>netdev.yaml</c>, unmodified, compiled and asked of the running kernel.</summary>
public sealed class LiveNetdevTests : IDisposable
{
    private readonly SchemaText _specification;
    private readonly TestNamespace _namespace;

    public LiveNetdevTests()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: makes a network namespace and links");
        _specification = Specifications.Read(
            Specifications.Paths.Select(row => row.Data).LastOrDefault(path => path.Length == 0 || Path.GetFileName(path) == "netdev.yaml") ?? "");
        Assert.SkipUnless(KernelHasFamily(), "the running kernel has no family netdev (Linux 6.3)");
        _namespace = new TestNamespace();
        _namespace.Ip("link add v0 numrxqueues 2 numtxqueues 2 type veth peer name v1");
        _namespace.Ip("link set v0 up");
        _namespace.Ip("link set v1 up");
    }

    public void Dispose() => _namespace?.Dispose();

    [Fact]
    public void A_dump_of_devices_has_the_links_that_ip_shows_and_one_of_them_can_be_asked_for()
    {
        string devices = Run("""
            DumpEnumerator<DevGetReply> all = netdev.DevGetDump(new DevGetRequest(stackalloc byte[64], netdev.Family));
            while (all.MoveNext()) seen += $"{all.Current.Ifindex.Require(ref error)}: {all.Current.XdpFeatures.Require(ref error)}\n";
            return seen + error.Or(all.Error);
            """);
        string[] lines = devices.Split('\n');
        Assert.Equal("success", lines[^1]);
        Assert.Equal(Indexes(), lines[..^1].Select(line => int.Parse(line.Split(':')[0], CultureInfo.InvariantCulture)));
        Assert.Contains("1: None", lines);
        int veth = _namespace.Index("v0");
        string features = lines.Single(line => line.StartsWith($"{veth}: ", StringComparison.Ordinal));
        Assert.StartsWith($"{veth}: Basic, Redirect", features, StringComparison.Ordinal);

        Assert.Equal(features, Run($$"""
            error = netdev.DevGet(new DevGetRequest(stackalloc byte[64], netdev.Family) { Ifindex = {{veth}} }, out DevGetReply one);
            return error.Failed ? error.ToString() : $"{one.Ifindex.Require(ref error)}: {one.XdpFeatures.Require(ref error)}";
            """));
        Assert.StartsWith("dev-get: no such device (ENODEV)", Run("""
            return netdev.DevGet(new DevGetRequest(stackalloc byte[64], netdev.Family) { Ifindex = 4711 }, out _).ToString();
            """), StringComparison.Ordinal);
    }

    [Fact]
    public void Queues_are_those_that_sysfs_has_of_the_links_that_are_up()
    {
        string queues = Run("""
            DumpEnumerator<QueueGetReply> all = netdev.QueueGetDump(new QueueGetRequest(stackalloc byte[64], netdev.Family));
            while (all.MoveNext()) seen += $"{all.Current.Ifindex.Require(ref error)} {all.Current.Type.Require(ref error)} {all.Current.Id.Require(ref error)}\n";
            return seen + error.Or(all.Error);
            """);
        // lo is down, and has none in use.
        string[] expected = [.. QueuesInSysfs("v0"), .. QueuesInSysfs("v1"), "success"];
        Assert.Equal(9, expected.Length);
        Assert.Equal(expected.Order(), queues.Split('\n').Order());
    }

    [Fact]
    public void A_link_that_appears_and_goes_is_announced_to_the_group_of_its_name()
    {
        string notifications = Run($$"""
            error = netdev.Subscribe(NetdevGroups.Mgmt, out NetlinkSubscription events);
            if (error.Failed) return error.ToString();
            using (events)
            {
                string ip(string arguments)
                {
                    using var process = System.Diagnostics.Process.Start("ip", "-n {{_namespace.Name}} " + arguments);
                    process.WaitForExit();
                    return $"{process.ExitCode}\n";
                }
                seen += ip("link add dev0 index 77 type ifb") + ip("link del dev0");
                for (int i = 0; i < 2; i++)
                {
                    NotificationBatch batch = events.Read(TimeSpan.FromSeconds(5));
                    if (batch.Error.Failed) return batch.Error.ToString();
                    foreach (NetlinkMessage message in batch.Messages)
                    {
                        if (DevAddNotification.TryRead(message, netdev.Family, out DevAddNotification added)) seen += $"+{added.Ifindex.Require(ref error)}\n";
                        if (DevDelNotification.TryRead(message, netdev.Family, out DevDelNotification gone)) seen += $"-{gone.Ifindex.Require(ref error)}\n";
                    }
                }
            }
            return seen + error;
            """);
        Assert.Equal("0\n0\n+77\n-77\nsuccess", notifications);
    }

    private static bool KernelHasFamily()
    {
        NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Generic, out NetlinkSocket? socket);
        Assert.False(error.Failed, error.ToString());
        using (socket)
            return !GenericFamily.Find(socket!, "netdev"u8, out _).Failed;
    }

    private IEnumerable<int> Indexes() =>
        JsonDocument.Parse(_namespace.Ip("-j link")).RootElement.EnumerateArray().Select(link => link.GetProperty("ifindex").GetInt32());

    /// <summary>A link's folders <c>rx-0</c>, <c>tx-0</c>, … as lines that begin with its index.</summary>
    private IEnumerable<string> QueuesInSysfs(string link) =>
        Command.Run("ip", "netns", "exec", _namespace.Name, "ls", $"/sys/class/net/{link}/queues").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(queue => $"{_namespace.Index(link)} {(queue[0] == 'r' ? "Rx" : "Tx")} {queue[3..]}");

    private string Run(string body) => EmittedProgram.Run(_specification, $$"""
        NetlinkError error = NetdevClient.Open(out NetdevClient netdev, new NetlinkOptions { NamespacePath = "{{_namespace.Path}}" });
        if (error.Failed) return error.ToString();
        using (netdev)
        {
            string seen = "";
            {{body}}
        }
        """);
}
