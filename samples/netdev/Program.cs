using System.Globalization;
using Netlink.Codec;
using Samples.Netdev;

// netdev [IFINDEX]: what each network device's driver can do for XDP, and how many queues the device has in use.
uint only = 0;
if (args is not [] && (args is not [_] || !uint.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out only)))
{
    Console.Error.WriteLine("netdev [IFINDEX]");
    return 2;
}

// The kernel gives families of generic netlink their numbers when they register; the client has asked for this one's.
NetlinkError error = NetdevClient.Open(out NetdevClient? client);
if (error.Failed)
    return Complain(error);

using NetdevClient netdev = client!;
var queues = new Dictionary<(uint Device, QueueType Type), int>();
var request = new QueueGetRequest(stackalloc byte[64], netdev.Family);
if (only != 0)
    request.Ifindex = only;
DumpEnumerator<QueueGetReply> all = netdev.QueueGetDump(request);
while (all.MoveNext())
{
    (uint, QueueType) key = (all.Current.Ifindex.Require(ref error), all.Current.Type.Require(ref error));
    queues[key] = queues.GetValueOrDefault(key) + 1;
}
error = error.Or(all.Error);
if (error.Failed)
    return Complain(error);

if (only != 0)
{
    error = netdev.DevGet(new DevGetRequest(stackalloc byte[64], netdev.Family) { Ifindex = only }, out DevGetReply device);
    if (!error.Failed)
        Show(device);
}
else
{
    DumpEnumerator<DevGetReply> devices = netdev.DevGetDump(new DevGetRequest(stackalloc byte[64], netdev.Family));
    while (devices.MoveNext())
        Show(devices.Current);
    error = error.Or(devices.Error);
}
return error.Failed ? Complain(error) : 0;

void Show(DevGetReply device)
{
    uint index = device.Ifindex.Require(ref error);
    XdpAct features = device.XdpFeatures.Require(ref error);
    Console.WriteLine($"{index}: xdp {(features == 0 ? "none" : features)}, queues {Count(QueueType.Rx)} rx {Count(QueueType.Tx)} tx");

    int Count(QueueType type) => queues.GetValueOrDefault((index, type));
}

static int Complain(NetlinkError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
