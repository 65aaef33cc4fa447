using System.Globalization;
using System.Runtime.InteropServices;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;
using Samples.Monitor;

// monitor [--queue BYTES]: the IPv4 routes of the main table, then every change, until SIGINT or SIGTERM. Whoever puts in what a line with
// "+" says and takes out what a line with "-" says has the kernel's table, also after the kernel had to drop notifications.
int queue = 0;
if (args is not [] && (args is not ["--queue", _] || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out queue)))
{
    Console.Error.WriteLine("monitor [--queue BYTES]");
    return 2;
}

NetlinkError error = RtnetlinkClient.Open(out RtnetlinkClient? client, new NetlinkOptions { ReceiveQueue = queue });
if (error.Failed)
    return Complain(error);

using RtnetlinkClient route = client!;
// IPv4 routes go with their link or their source address without a notification of their own: RouteTable looks at those too.
int[] groups = [RtnetlinkGroups.RtnlgrpIpv4Route, RtnetlinkGroups.RtnlgrpLink, RtnetlinkGroups.RtnlgrpIpv4Ifaddr];
NetlinkRequest dump = new GetrouteRequest(new byte[64]) { RtmFamily = Af.Inet, Table = RtTable.Main }.Finish();
error = route.Monitor(groups, dump, out NetlinkMonitor? monitor);
if (error.Failed)
    return Complain(error);

using var stop = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var table = new RouteTable(route.Socket, Console.Out);
using (monitor)
{
    try
    {
        await foreach (MonitorUpdate update in monitor!.ReadAllAsync(stop.Token))
        {
            if (update.Step == MonitorStep.Failed)
                return Complain(update.Error);
            table.Apply(update);
        }
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine($"# {table.Count} routes, {monitor!.Snapshots} snapshots");
    }
}
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

static int Complain(NetlinkError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
