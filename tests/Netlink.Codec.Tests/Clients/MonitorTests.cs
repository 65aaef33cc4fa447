using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Clients;

/// <summary>A table followed while another process changes it: every change is seen, or the gap is told and made up for.</summary>
public class MonitorTests
{
    private const int Routes = 5_000;

    [Fact]
    public async Task Every_one_of_10_000_route_changes_is_seen_where_the_queue_is_large()
    {
        using TestNamespace ns = WithDevice();
        using NetlinkMonitor monitor = Open(ns, new NetlinkOptions { Namespace = ns.Opened, ReceiveQueue = 64 << 20 });
        RouteTable table = await Follow(ns, monitor);
        Assert.Equal(1, monitor.Snapshots);
        Assert.Equal(2 * Routes, table.Changes);
    }

    [Fact]
    public async Task Where_the_queue_is_small_the_gap_is_told_and_the_table_is_right_in_the_end()
    {
        using TestNamespace ns = WithDevice();
        using NetlinkMonitor monitor = Open(ns, new NetlinkOptions { Namespace = ns.Opened, ReceiveQueue = 2304 });
        monitor.Pace = TimeSpan.FromMilliseconds(20);
        RouteTable table = await Follow(ns, monitor);
        Assert.True(monitor.Snapshots > 1, "no gap");
        Assert.True(table.Changes < 2 * Routes);
    }

    [Fact]
    public void On_the_calling_thread_it_does_the_same_and_a_gap_says_why()
    {
        using TestNamespace ns = WithDevice();
        using NetlinkMonitor monitor = Open(ns, new NetlinkOptions { Namespace = ns.Opened, ReceiveQueue = 2304 });
        monitor.Pace = TimeSpan.FromMilliseconds(20);
        var table = new RouteTable();
        Read(monitor, table);
        Batch.Ip(ns, Adds());
        List<NetlinkFault> reasons = Read(monitor, table);
        Assert.Contains(NetlinkFault.Overrun, reasons);
        Assert.Equal(RouteTable.OfIp(ns), table.Known);
        Assert.Equal(Routes + 1, table.Known.Count);
    }

    [Fact]
    public void A_dump_that_is_refused_ends_it()
    {
        using TestNamespace ns = WithDevice();
        using RtnetlinkClient route = ClientTests.Open(new NetlinkOptions { Namespace = ns.Opened });
        NetlinkRequest request = new GetrouteRequest(stackalloc byte[64]) { RtmFamily = Af.Inet, Table = (RtTable)4711 }.Finish();
        Assert.False(route.Monitor([RtnetlinkGroups.RtnlgrpIpv4Route], request, out NetlinkMonitor? monitor).Failed);
        using (monitor)
        {
            Assert.True(monitor!.Read(TimeSpan.FromSeconds(1), out MonitorUpdate update));
            Assert.Equal(MonitorStep.SnapshotBegins, update.Step);
            Assert.True(monitor.Read(TimeSpan.FromSeconds(1), out update));
            Assert.Equal((MonitorStep.Failed, Errno.ENOENT), (update.Step, update.Error.Errno));
        }
    }

    [Fact]
    public async Task A_read_that_waits_ends_when_it_is_cancelled_or_the_monitor_is_closed()
    {
        using TestNamespace ns = WithDevice();
        NetlinkMonitor monitor = Open(ns, new NetlinkOptions { Namespace = ns.Opened });
        Read(monitor, new RouteTable());
        using (var stop = new CancellationTokenSource(30))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await monitor.ReadAsync(stop.Token));
        ValueTask<MonitorUpdate> waiting = monitor.ReadAsync(TestContext.Current.CancellationToken);
        monitor.Dispose();
        Assert.Equal(MonitorStep.Failed, (await waiting.AsTask().WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)).Step);
    }

    /// <summary>Reads until nothing comes for a while; the reasons of snapshots.</summary>
    private static List<NetlinkFault> Read(NetlinkMonitor monitor, RouteTable table)
    {
        List<NetlinkFault> reasons = [];
        while (monitor.Read(TimeSpan.FromMilliseconds(400), out MonitorUpdate update))
        {
            if (update.Step == MonitorStep.SnapshotBegins)
                reasons.Add(update.Error.Fault);
            table.Apply(update);
        }
        return reasons;
    }

    private static async Task<RouteTable> Follow(TestNamespace ns, NetlinkMonitor monitor)
    {
        var table = new RouteTable();
        using Batch.Running changes = Batch.Start(ns, Adds().Concat(Enumerable.Range(0, Routes).Select(i => $"route del {Destination(i)}")));
        while (true)
        {
            using var idle = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            idle.CancelAfter(500);
            try
            {
                table.Apply(await monitor.ReadAsync(idle.Token));
            }
            catch (OperationCanceledException) when (changes.HasEnded)
            {
                break;
            }
            catch (OperationCanceledException)
            {
            }
        }
        changes.Wait();
        Assert.Equal(RouteTable.OfIp(ns), table.Known);
        return table;
    }

    private static NetlinkMonitor Open(TestNamespace ns, NetlinkOptions options)
    {
        using RtnetlinkClient route = ClientTests.Open(options);
        NetlinkRequest request = new GetrouteRequest(stackalloc byte[64]) { RtmFamily = Af.Inet, Table = RtTable.Main }.Finish();
        NetlinkError error = route.Monitor([RtnetlinkGroups.RtnlgrpIpv4Route], request, out NetlinkMonitor? monitor);
        Assert.False(error.Failed, error.ToString());
        // Its first snapshot has begun, so that what changes from here on is a change.
        Assert.True(monitor!.Read(TimeSpan.FromSeconds(5), out MonitorUpdate update));
        Assert.Equal(MonitorStep.SnapshotBegins, update.Step);
        return monitor;
    }

    private static IEnumerable<string> Adds() => Enumerable.Range(0, Routes).Select(i => $"route add {Destination(i)} dev dev0");

    private static string Destination(int i) => $"10.{i >> 8}.{i & 255}.0/24";

    private static TestNamespace WithDevice()
    {
        var ns = new TestNamespace();
        Batch.Ip(ns, ["link add dev0 type ifb", "link set dev0 up", "addr add 192.0.2.1/24 dev dev0"]);
        return ns;
    }
}
