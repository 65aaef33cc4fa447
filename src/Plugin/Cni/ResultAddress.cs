using HostDevice.Ipam;

namespace HostDevice.Cni;

/// <summary>One of a result's <c>ips</c>.</summary>
internal record struct ResultAddress
{
    /// <summary>Address and prefix; none when the key is missing, which no link can be given.</summary>
    internal IpPrefix Address;

    /// <summary>Where this address's default routes go; may be none.</summary>
    internal IpAddress Gateway;

    /// <summary>Which of the result's interfaces has it; null: not said.</summary>
    internal long? Interface;

    /// <summary>As upstream's messages show it, but for the interface: there it is a pointer.</summary>
    public readonly override string ToString()
        => $"{{Interface:{Interface?.ToString(null, null) ?? "<nil>"} Address:{{IP:{Address.Address} Mask:{IpText.Mask(Address)}}} Gateway:{Gateway}}}";
}
