using HostDevice.Devices;
using HostDevice.Native;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Move;

/// <summary>
/// Addresses and routes that devices have on the host. The kernel drops them with the move, so they are kept while the move may have
/// to be taken back: a failed ADD is to leave the host as it was.
/// </summary>
/// <remarks>Not kept are neighbours and queueing disciplines, nor what the kernel or a router's announcements bring back by themselves.</remarks>
internal readonly ref struct HostNetwork
{
    private readonly UnmanagedBytes? _messages;

    private HostNetwork(UnmanagedBytes messages, NetlinkError error)
    {
        _messages = messages;
        Error = error;
    }

    /// <summary>Why not all of it could be read.</summary>
    internal NetlinkError Error { get; }

    /// <summary>What is kept, as the kernel told it: one message behind the other.</summary>
    internal ReadOnlySpan<byte> Messages => _messages is null ? default : _messages.Written;

    /// <summary>Reads them: four dumps of one family each for each device, without RTNL from Linux 6.10 on. What cannot be read is not kept.</summary>
    internal static HostNetwork Read(NetlinkSocket host, DeviceSet devices)
    {
        var messages = new UnmanagedBytes();
        using var buffer = ReplyBuffer.Allocate();
        NetlinkError error = default;
        for (int at = 0; at < devices.Count; at++)
        {
            error = error.Or(Read(host, devices[at].Device.Index, buffer.Span, messages));
            devices[at].NetworkEnd = messages.Length;
        }
        return new HostNetwork(messages, error);
    }

    public void Dispose() => _messages?.Dispose();

    /// <summary>Keeps one message more; of another kind than an address or a route it is not put back.</summary>
    internal void Keep(NetlinkMessage message) => Append(message, _messages!);

    /// <summary>Gives them back to those devices that had left and are home again.</summary>
    /// <param name="host">Socket of the host.</param>
    /// <param name="devices">Behind <see cref="MoveUndo.Run"/>.</param>
    /// <returns>The first refusal; the others are tried all the same.</returns>
    internal NetlinkError PutBack(NetlinkSocket host, DeviceSet devices)
    {
        NetlinkError error = default;
        if (_messages is null || _messages.Length == 0)
            return error;
        // A next hop can be reached only by a route to it, so those without one come first.
        foreach (HostNetworkPart part in (ReadOnlySpan<HostNetworkPart>)[HostNetworkPart.Addresses, HostNetworkPart.LinkRoutes, HostNetworkPart.GatewayRoutes])
        {
            for (int at = 0; at < devices.Count; at++)
            {
                int begin = at == 0 ? 0 : devices[at - 1].NetworkEnd;
                ReadOnlySpan<byte> messages = _messages.Written[begin..devices[at].NetworkEnd];
                InterfaceName name = devices[at].Device.Name;
                if (messages.IsEmpty || devices[at].Inside == 0)
                    continue;
                error = error.Or(DeviceFinder.FindByName(host, name.Bytes, out int index));
                if (index != 0)
                    error = error.Or(PutBack(host, index, messages, part));
            }
        }
        return error;
    }

    private static NetlinkError Read(NetlinkSocket host, int index, Span<byte> buffer, UnmanagedBytes messages)
    {
        Span<byte> query = stackalloc byte[HostNetworkRequests.QuerySize];
        NetlinkError error = default;
        foreach (Af family in (ReadOnlySpan<Af>)[Af.Inet, Af.Inet6])
        {
            var addresses = new GetaddrRequest(query) { IfaFamily = family, IfaIndex = (uint)index };
            error = error.Or(Keep(host.Dump(addresses.Finish(), buffer), index, messages));
            var routes = new GetrouteRequest(query) { RtmFamily = family, Oif = (uint)index };
            error = error.Or(Keep(host.Dump(routes.Finish(), buffer), index, messages));
        }
        return error;
    }

    private static NetlinkError PutBack(NetlinkSocket host, int index, ReadOnlySpan<byte> messages, HostNetworkPart part)
    {
        Span<byte> buffer = stackalloc byte[HostNetworkRequests.Size];
        NetlinkError first = default;
        foreach (NetlinkMessage message in new MessageEnumerator(messages))
        {
            if (!HostNetworkRequests.TryBuild(message, part, buffer, index, out NetlinkRequest request))
                continue;
            NetlinkError error = host.Execute(request);
            // The kernel was faster: it makes some of them when the device comes up.
            if (error.Failed && error.Errno != Netlink.Codec.Diagnostics.Errno.EEXIST)
                first = first.Or(error);
        }
        return first;
    }

    private static NetlinkError Keep(DumpEnumerator dump, int index, UnmanagedBytes messages)
    {
        while (dump.MoveNext())
        {
            if (HostNetworkRequests.IsOf(dump.Current, index))
                Append(dump.Current, messages);
        }
        return dump.Error;
    }

    private static void Append(NetlinkMessage message, UnmanagedBytes messages)
    {
        int size = (message.Bytes.Length + 3) & ~3;
        Span<byte> place = messages.Free(size)[..size];
        place.Clear();
        message.Bytes.CopyTo(place);
        messages.Advance(size);
    }
}
