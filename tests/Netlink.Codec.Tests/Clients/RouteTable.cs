using System.Globalization;
using System.Text.Json;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Clients;

/// <summary>What a consumer of a monitor does, for IPv4 routes of the main table: two sets, swapped where a snapshot ends.</summary>
internal sealed class RouteTable
{
    private HashSet<string> _fresh = [];

    public HashSet<string> Known { get; private set; } = [];

    public int Changes { get; private set; }

    public void Apply(MonitorUpdate update)
    {
        switch (update.Step)
        {
            case MonitorStep.SnapshotBegins:
                _fresh = [];
                break;
            case MonitorStep.Objects:
                foreach (NetlinkMessage message in update.Messages)
                    Put(_fresh, message);
                break;
            case MonitorStep.SnapshotEnds:
                Known = _fresh;
                break;
            case MonitorStep.Changes:
                foreach (NetlinkMessage message in update.Messages)
                    Change(message);
                break;
            default:
                Assert.Fail($"{update.Error}");
                break;
        }
    }

    /// <summary>The same table as <c>ip</c> sees it.</summary>
    public static HashSet<string> OfIp(TestNamespace ns) =>
        [.. JsonDocument.Parse(ns.Ip("-j -4 route show")).RootElement.EnumerateArray().Select(route => route.GetProperty("dst").GetString()!)];

    private void Change(NetlinkMessage message)
    {
        Changes++;
        if (DelrouteNotification.TryRead(message, out DelrouteNotification gone))
            Known.Remove(Key(gone.RtmDstLen, gone.Dst));
        else
            Put(Known, message);
    }

    private static void Put(HashSet<string> routes, NetlinkMessage message)
    {
        Assert.True(GetrouteReply.TryRead(message, out GetrouteReply route), $"type {message.Type}");
        if (route.Table.TryGet(out RtTable table) && table == RtTable.Main)
            routes.Add(Key(route.RtmDstLen, route.Dst));
    }

    private static string Key(byte length, Attr<ReadOnlySpan<byte>> destination)
    {
        if (!destination.TryGet(out ReadOnlySpan<byte> address))
            return "default";
        string text = new System.Net.IPAddress(address).ToString();
        return length == 32 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}/{length}");
    }
}
