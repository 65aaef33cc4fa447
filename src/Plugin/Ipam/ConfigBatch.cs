using HostDevice.Cni;
using HostDevice.Devices;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Ipam;

/// <summary>All addresses and then all routes of a link, as one list of requests.</summary>
/// <remarks>A route may need the network of an address before it: the kernel carries a batch out in order, and goes on after a refusal.</remarks>
internal readonly ref struct ConfigBatch(
    NetlinkSocket container, InterfaceName link, int index, ReadOnlySpan<ResultAddress> ips, ReadOnlySpan<ResultRoute> routes, DadMode dad)
{
    /// <summary>As many requests as a usual result asks for are built on the stack.</summary>
    private const int UsualCount = 16;

    private readonly ReadOnlySpan<ResultAddress> _ips = ips;
    private readonly ReadOnlySpan<ResultRoute> _routes = routes;

    internal Gateways Gateways { get; } = new(ips);

    private int Count => _ips.Length + _routes.Length;

    /// <summary>Sends the list, in parts of what one batch takes, and stops behind a part with a refusal.</summary>
    internal CniError Send()
    {
        for (int i = 0; i < Count; i++)
        {
            string? fault = Check(i);
            if (fault is not null)
                return Refusal(i, fault, "");
        }
        int atOnce = Math.Min(Count, NetlinkBatch.MaxRequests);
        Span<byte> buffer = atOnce <= UsualCount ? stackalloc byte[UsualCount * IpamRequests.Size] : new byte[atOnce * IpamRequests.Size];
        for (int begin = 0; begin < Count; begin += atOnce)
        {
            CniError failed = Send(buffer, begin, Math.Min(begin + atOnce, Count));
            if (failed.Failed)
                return failed;
        }
        return default;
    }

    private CniError Send(Span<byte> buffer, int begin, int end)
    {
        var batch = new NetlinkBatch(buffer);
        for (int i = begin; i < end; i++)
            batch.Add(Request(batch.Free, i));
        BatchReplies replies = container.Execute(batch);
        CniError first = default;
        for (int i = begin; i < end; i++)
        {
            NetlinkError error = replies.Next();
            if (error.Failed && !first.Failed)
                first = Refusal(i, error.Errno != 0 ? Errno.Describe(error.Errno) : error.ToString(), error.Text ?? "");
        }
        return first;
    }

    private NetlinkRequest Request(Span<byte> buffer, int i)
    {
        if (i < _ips.Length)
            return IpamRequests.AddAddress(buffer, index, _ips[i].Address, dad);
        ref readonly ResultRoute route = ref _routes[i - _ips.Length];
        return IpamRequests.AddRoute(buffer, index, route, Gateways.Of(route));
    }

    /// <summary>What upstream's netlink library finds wrong before it asks the kernel, in its words.</summary>
    private string? Check(int i)
    {
        if (i < _ips.Length)
            return _ips[i].Address.IsNone ? "numerical result out of range" : null;
        ref readonly ResultRoute route = ref _routes[i - _ips.Length];
        if (route.Dst.IsNone)
            return "either Dst.IP, Src.IP or Gw must be set";
        IpAddress gateway = Gateways.Of(route);
        return gateway.IsNone || gateway.IsV4 == route.Dst.Address.IsV4
            ? null
            : "gateway, source, and destination ip are not the same IP family";
    }

    private CniError Refusal(int i, string reason, string details)
    {
        if (i < _ips.Length)
            return CniError.Internal($"failed to add IP addr {_ips[i]} to {GoQuote.Quote(link.Bytes)}: {reason}", details);
        ref readonly ResultRoute route = ref _routes[i - _ips.Length];
        RtTable table = route.Table is null ? RtTable.Unspec : IpamRequests.TableOf(route);
        return CniError.Internal(
            $"failed to add route '{{{route.Dst.Address} {IpText.Mask(route.Dst)}}} via {Gateways.Of(route)} dev {link}"
                + $" metric {route.Priority} (Scope: {ScopeName((RtScope)(byte)(route.Scope ?? 0))}, Table: {(uint)table})': {reason}",
            details);
    }

    private static string ScopeName(RtScope scope) => scope switch
    {
        RtScope.Universe => "universe",
        RtScope.Site => "site",
        RtScope.Link => "link",
        RtScope.Host => "host",
        RtScope.Nowhere => "nowhere",
        _ => "unknown",
    };
}
