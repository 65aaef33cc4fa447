using HostDevice.Cni;

namespace HostDevice.Ipam;

/// <summary>Where routes go that name no next hop: the first gateway of each family among the addresses.</summary>
internal readonly struct Gateways
{
    internal Gateways(ReadOnlySpan<ResultAddress> ips)
    {
        foreach (ref readonly ResultAddress ip in ips)
        {
            if (ip.Gateway.IsV4 && V4.IsNone)
                V4 = ip.Gateway;
            else if (ip.Gateway.IsV6 && V6.IsNone)
                V6 = ip.Gateway;
        }
    }

    internal IpAddress V4 { get; }

    internal IpAddress V6 { get; }

    /// <summary>The next hop of a route; none: its destination is on the link.</summary>
    internal IpAddress Of(in ResultRoute route)
        => !route.Gw.IsNone ? route.Gw : route.Dst.Address.IsV4 ? V4 : V6;
}
