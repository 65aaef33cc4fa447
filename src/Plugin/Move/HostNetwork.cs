using HostDevice.Devices;
using HostDevice.Native;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Move;

/// <summary>
/// Addresses and routes that a device has on the host. The kernel drops them with the move, so they are kept while the move may have
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

    /// <summary>Reads them: four dumps of one family each, without RTNL from Linux 6.10 on. What cannot be read is not kept.</summary>
    internal static HostNetwork Read(NetlinkSocket host, int index)
    {
        var messages = new UnmanagedBytes();
        using var buffer = ReplyBuffer.Allocate();
        Span<byte> query = stackalloc byte[HostNetworkRequests.QuerySize];
        NetlinkError error = default;
        foreach (Af family in (ReadOnlySpan<Af>)[Af.Inet, Af.Inet6])
        {
            var addresses = new GetaddrRequest(query) { IfaFamily = family, IfaIndex = (uint)index };
            error = error.Or(Keep(host.Dump(addresses.Finish(), buffer.Span), index, messages));
            var routes = new GetrouteRequest(query) { RtmFamily = family, Oif = (uint)index };
            error = error.Or(Keep(host.Dump(routes.Finish(), buffer.Span), index, messages));
        }
        return new HostNetwork(messages, error);
    }

    public void Dispose() => _messages?.Dispose();

    /// <summary>Keeps one message more; of another kind than an address or a route it is not put back.</summary>
    internal void Keep(NetlinkMessage message) => Append(message, _messages!);

    /// <summary>Gives them back to the device, which is home again.</summary>
    /// <param name="host">Socket of the host.</param>
    /// <param name="name">The device's name there.</param>
    /// <returns>The first refusal; the others are tried all the same.</returns>
    internal NetlinkError PutBack(NetlinkSocket host, InterfaceName name)
    {
        if (_messages is null || _messages.Length == 0)
            return default;
        NetlinkError error = DeviceFinder.FindByName(host, name.Bytes, out int index);
        // A next hop can be reached only by a route to it, so those without one come first.
        error = error.Or(PutBack(host, index, HostNetworkPart.Addresses));
        error = error.Or(PutBack(host, index, HostNetworkPart.LinkRoutes));
        return error.Or(PutBack(host, index, HostNetworkPart.GatewayRoutes));
    }

    private NetlinkError PutBack(NetlinkSocket host, int index, HostNetworkPart part)
    {
        Span<byte> buffer = stackalloc byte[HostNetworkRequests.Size];
        NetlinkError first = default;
        foreach (NetlinkMessage message in new MessageEnumerator(_messages!.Written))
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
