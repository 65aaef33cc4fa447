using HostDevice.Ipam;

namespace HostDevice.Cni;

/// <summary>One of a result's <c>routes</c>. Numbers are kept as given: a result repeats them, whatever the kernel makes of them.</summary>
internal record struct ResultRoute
{
    /// <summary>Destination; none when the key is missing.</summary>
    internal IpPrefix Dst;

    /// <summary>Next hop; none: that of the first address of the family.</summary>
    internal IpAddress Gw;

    /// <summary>Largest packet in bytes; 0: not said.</summary>
    internal long Mtu;

    /// <summary>Segment size to tell TCP peers, in bytes; 0: not said.</summary>
    internal long Advmss;

    /// <summary>Metric; 0: the kernel's choice.</summary>
    internal long Priority;

    /// <summary>Routing table; null or less than 1: main.</summary>
    internal long? Table;

    /// <summary><c>RT_SCOPE_*</c> of <c>linux/rtnetlink.h</c>; null: universe.</summary>
    internal long? Scope;

    /// <summary>As upstream's messages of CHECK show it.</summary>
    public readonly override string ToString()
        => $"{{Dst:{{IP:{Dst.Address} Mask:{IpText.Mask(Dst)}}} GW:{Gw} MTU:{Mtu} AdvMSS:{Advmss} Priority:{Priority} Table:{Text(Table)} Scope:{Text(Scope)}}}";

    private static string Text(long? value) => value?.ToString(null, null) ?? "<nil>";
}
