using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Move;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Copy;

/// <summary>Gives the link in the container what the host had for it: as many requests at once as one batch takes.</summary>
/// <param name="container">Socket of the container.</param>
/// <param name="device">As it was found on the host.</param>
/// <param name="link">Its name in the container.</param>
/// <param name="index">Its index there.</param>
/// <param name="messages">What the host had.</param>
internal readonly ref struct CopyBatch(NetlinkSocket container, Device device, InterfaceName link, int index, ReadOnlySpan<byte> messages)
{
    private const int UsualRules = 8;

    /// <summary>Not <c>noprefixroute</c>: the kernel makes the route to the network, which is not copied.</summary>
    private const IfaFlags CopiedFlags = IfaFlags.Homeaddress | IfaFlags.Managetempaddr | IfaFlags.Mcautojoin;

    private readonly ReadOnlySpan<byte> _messages = messages;

    /// <summary>Sends all, and stops behind a part with a refusal. What the container has already is none.</summary>
    /// <returns>The first refusal. Addresses and routes go with the link, so they stay; rules are taken away again.</returns>
    internal CniError Send()
    {
        using var buffer = ReplyBuffer.Allocate();
        Span<int> places = stackalloc int[NetlinkBatch.MaxRequests];
        var rules = new ValueList<int>(stackalloc int[UsualRules]);
        var order = new CopyOrder(_messages);
        CniError failed = default;
        bool isMore = order.MoveNext();
        while (isMore && !failed.Failed)
        {
            var batch = new NetlinkBatch(buffer.Span);
            do
            {
                places[batch.Count] = order.Offset;
                batch.Add(Request(order.Current, batch.Free));
                isMore = order.MoveNext();
            }
            while (isMore && !batch.Error.Failed && batch.Count < NetlinkBatch.MaxRequests && batch.Free.Length >= HostNetworkRequests.Size);
            failed = batch.Error.Failed ? CniError.Internal($"failed to copy the host's network: {batch.Error}") : Execute(batch, places, ref rules);
        }
        if (failed.Failed)
            Remove(rules.Items);
        return failed;
    }

    private CniError Execute(NetlinkBatch batch, ReadOnlySpan<int> places, ref ValueList<int> rules)
    {
        BatchReplies replies = container.Execute(batch);
        CniError first = default;
        foreach (int place in places[..batch.Count])
        {
            NetlinkError error = replies.Next();
            if (!error.Failed && GetruleReply.TryRead(At(place), out _))
                rules.Add(place);
            if (error.Failed && error.Errno != Errno.EEXIST && !first.Failed)
            {
                string reason = error.Errno != 0 ? Errno.Describe(error.Errno) : error.ToString();
                first = CniError.Internal($"failed to add copied {CopyWords.Of(At(place))} to {GoQuote.Quote(link.Bytes)}: {reason}", error.Text ?? "");
            }
        }
        return first;
    }

    private NetlinkRequest Request(NetlinkMessage message, Span<byte> buffer)
    {
        if (CopyPick.TryAddress(message, out GetaddrReply address))
            return HostNetworkRequests.Address(address, buffer, index, CopiedFlags, isSameLink: false);
        return CopyPick.TryRoute(message, out GetrouteReply route)
            ? RouteRequest(route, buffer)
            : GetruleReply.TryRead(message, out GetruleReply rule) ? RuleRequests.Add(rule, buffer, device.Name, link) : default;
    }

    private NetlinkRequest RouteRequest(GetrouteReply known, Span<byte> buffer)
    {
        NetlinkError malformed = default;
        ReadOnlySpan<byte> hops = known.Multipath.Or(default, ref malformed);
        Span<byte> room = hops.Length <= HostNetworkRequests.Size ? stackalloc byte[HostNetworkRequests.Size] : new byte[hops.Length];
        int length = new OwnHops(hops, device.Index).CopyTo(room, index);
        return HostNetworkRequests.Route(known, buffer, index, NetlinkFlags.Exclusive, room[..length]);
    }

    private void Remove(ReadOnlySpan<int> rules)
    {
        Span<byte> buffer = stackalloc byte[HostNetworkRequests.Size];
        foreach (int place in rules)
        {
            if (GetruleReply.TryRead(At(place), out GetruleReply rule))
                _ = container.Execute(RuleRequests.Remove(rule, buffer, device.Name, link));
        }
    }

    private NetlinkMessage At(int place) => NetlinkMessage.TryRead(_messages[place..], out NetlinkMessage message) ? message : default;
}
