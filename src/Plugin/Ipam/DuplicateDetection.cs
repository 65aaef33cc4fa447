using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Move;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Ipam;

/// <summary>
/// Waits until the link's IPv6 addresses have passed duplicate address detection (RFC 4862, 5.4), which takes 1 to 2 seconds: the
/// kernel announces each verdict, and only then is there anything to look at.
/// </summary>
internal readonly ref struct DuplicateDetection
{
    /// <summary>As long as upstream waits, in milliseconds.</summary>
    private const int Patience = 5000;

    private readonly NetlinkSocket _container;
    private readonly NetlinkSocket _events;
    private readonly InterfaceName _link;
    private readonly int _index;

    private DuplicateDetection(NetlinkSocket container, NetlinkSocket events, InterfaceName link, int index)
    {
        _container = container;
        _events = events;
        _link = link;
        _index = index;
    }

    /// <summary>Begins to listen. To be called before the first address is added: a verdict may come at once.</summary>
    internal static CniError Begin(in NamespacePair spaces, InterfaceName link, int index, out DuplicateDetection detection)
    {
        detection = default;
        NetlinkError error = NetlinkSocket.OpenIn(NetlinkSocket.Route, spaces.Target, spaces.Own, out NetlinkSocket? events);
        if (!error.Failed)
            error = events!.Join(RtnetlinkGroups.RtnlgrpIpv6Ifaddr);
        if (error.Failed)
        {
            events?.Dispose();
            return Unsettled(link, error.ToString());
        }
        detection = new DuplicateDetection(spaces.Container, events!, link, index);
        return default;
    }

    public void Dispose() => _events.Dispose();

    /// <summary>Waits for all addresses of the link. An address that somebody else has is an error.</summary>
    /// <remarks>A link that is not running cannot ask its neighbours; then it is no error if the time runs out.</remarks>
    internal CniError Await()
    {
        using var buffer = ReplyBuffer.Allocate();
        long deadline = Environment.TickCount64 + Patience;
        while (true)
        {
            NetlinkError error = Survey(buffer.Span, out bool isPending, out bool isInterrupted, out IpAddress duplicate);
            if (error.Failed)
                return Unsettled(_link, error.ToString());
            if (!duplicate.IsNone)
                return Unsettled(_link, $"link {_link} has address {duplicate} in DADFAILED state");
            if (!isPending)
                return default;
            int left = (int)(deadline - Environment.TickCount64);
            // The kernel announces an address before it counts the change (ipv6_ifa_notify): the notification may have been this look's own cause.
            if (isInterrupted && left > 0)
                continue;
            if (left <= 0)
                return IsRunning(buffer.Span) ? Unsettled(_link, $"link {_link} still has tentative addresses after {Patience / 1000} seconds") : default;
            // Whatever it says, and also if some were lost: the addresses themselves tell.
            error = _events.WaitForNotification(buffer.Span, left, out _);
            if (error.Fault == NetlinkFault.SystemCall)
                return Unsettled(_link, error.ToString());
        }
    }

    /// <summary>Looks at every IPv6 address of the link; a dump of one family takes no RTNL from Linux 6.10 on (<c>inet6_dump_addr</c>).</summary>
    private NetlinkError Survey(Span<byte> buffer, out bool isPending, out bool isInterrupted, out IpAddress duplicate)
    {
        duplicate = default;
        isPending = false;
        var request = new GetaddrRequest(stackalloc byte[64]) { IfaFamily = Af.Inet6, IfaIndex = (uint)_index };
        DumpEnumerator addresses = _container.Dump(request.Finish(), buffer);
        while (addresses.MoveNext())
        {
            if (!GetaddrReply.TryRead(addresses.Current, out GetaddrReply address) || address.IfaIndex != (uint)_index)
                continue;
            NetlinkError malformed = default;
            IfaFlags flags = address.Flags.Or(address.IfaFlags, ref malformed);
            if ((flags & IfaFlags.Dadfailed) != 0)
                duplicate = new IpAddress(address.Address.Or(default, ref malformed));
            // An optimistic one can be used while it is tentative (RFC 4429).
            else if ((flags & (IfaFlags.Tentative | IfaFlags.Optimistic)) == IfaFlags.Tentative)
                isPending = true;
        }
        // What was seen may be neither the old state nor the new one.
        isInterrupted = addresses.Interrupted;
        isPending |= isInterrupted;
        return addresses.Error;
    }

    private bool IsRunning(Span<byte> buffer)
    {
        NetlinkError error = LinkQuery.ByIndex(_container, _index, buffer, out GetlinkReply link);
        IfOper state = link.Operstate.Or(IfOper.Unknown, ref error);
        return !error.Failed && state == IfOper.Up;
    }

    private static CniError Unsettled(InterfaceName link, string why)
        => CniError.Internal($"failed to settle addresses for {GoQuote.Quote(link.Bytes)}: {why}");
}
