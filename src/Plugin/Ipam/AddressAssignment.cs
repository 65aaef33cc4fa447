using CommunityToolkit.HighPerformance.Buffers;
using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Move;

namespace HostDevice.Ipam;

/// <summary>The delegate's ADD and what follows from it; its DEL, if anything of that fails.</summary>
internal static class AddressAssignment
{
    /// <summary>Asks for addresses and gives them to the link.</summary>
    /// <param name="ipam">Not none.</param>
    /// <param name="config">For the version of the answer.</param>
    /// <param name="spaces">The link is in the container already: a delegate may need it (dhcp does).</param>
    /// <param name="link">Its name there.</param>
    /// <param name="hasLink">False in DPDK mode: then the addresses are only reported.</param>
    /// <param name="parts">What earlier plugins have made; the delegate's addresses and routes are put behind it.</param>
    internal static CniError Run(
        IpamDelegate ipam, in CniConfig config, in NamespacePair spaces, InterfaceName link, bool hasLink, ref ResultParts parts)
    {
        int ips = parts.Ips.Count;
        int routes = parts.Routes.Count;
        using var output = new ArrayPoolBufferWriter<byte>();
        // Dns is the configuration's affair and interfaces are this plugin's.
        var answer = new ResultParts { Ips = parts.Ips, Routes = parts.Routes };
        CniError failed = IpamResult.Request(ipam, config, output, ips, ref answer);
        parts.Ips = answer.Ips;
        parts.Routes = answer.Routes;
        if (!failed.Failed)
        {
            foreach (ref ResultAddress ip in parts.Ips.Items[ips..])
                ip.Interface = parts.InterfaceCount;
            if (hasLink)
                failed = InterfaceConfig.Apply(spaces, link, parts.Ips.Items[ips..], parts.Routes.Items[routes..], config.Dad);
        }
        // The specification demands it also after a failed ADD: there may be a lease all the same. Its own error changes nothing.
        if (failed.Failed)
            _ = ipam.Run(CniCommand.Del);
        return failed;
    }
}
