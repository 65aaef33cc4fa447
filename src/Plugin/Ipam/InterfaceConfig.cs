using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Move;
using Netlink.Codec;

namespace HostDevice.Ipam;

/// <summary>Gives the link in the container the addresses and routes that the delegate chose, in as few <c>sendmsg</c> as it can be.</summary>
internal static class InterfaceConfig
{
    /// <summary>Applies them all, and waits until IPv6 addresses can be used if traffic is to leave from them at once.</summary>
    /// <param name="spaces">The link is in the container already.</param>
    /// <param name="link">Its name there.</param>
    /// <param name="ips">Addresses.</param>
    /// <param name="routes">Routes.</param>
    /// <param name="dad">Whether there is anything to wait for.</param>
    /// <returns>The first refusal in upstream's words, the kernel's own in the details. What was applied before it stays.</returns>
    internal static CniError Apply(
        in NamespacePair spaces, InterfaceName link, ReadOnlySpan<ResultAddress> ips, ReadOnlySpan<ResultRoute> routes, DadMode dad)
    {
        NetlinkError error = DeviceFinder.FindByName(spaces.Container, link.Bytes, out int index);
        if (error.Failed || index == 0)
            return CniError.Internal($"failed to lookup {GoQuote.Quote(link.Bytes)}: {(error.Failed ? error.ToString() : "Link not found")}");
        CniError failed = HasV6(ips) ? Ipv6Switches.Enable(spaces, link, dad == DadMode.Optimistic) : default;
        if (failed.Failed)
            return failed;

        var batch = new ConfigBatch(spaces.Container, link, index, ips, routes, dad);
        if (batch.Gateways.V6.IsNone || dad != DadMode.Await)
            return batch.Send();
        failed = DuplicateDetection.Begin(spaces, link, index, out DuplicateDetection detection);
        if (failed.Failed)
            return failed;
        using (detection)
        {
            failed = batch.Send();
            return failed.Failed ? failed : detection.Await();
        }
    }

    private static bool HasV6(ReadOnlySpan<ResultAddress> ips)
    {
        foreach (ref readonly ResultAddress ip in ips)
        {
            if (ip.Address.Address.IsV6)
                return true;
        }
        return false;
    }
}
