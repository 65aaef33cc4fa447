using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Ipam;
using HostDevice.Move;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Copy;

/// <summary>
/// The key <c>useInterfaceNetwork</c>: the device takes the host's addresses, routes and rules along. DEL gives none of them back:
/// whoever set them on the host sets them again.
/// </summary>
internal static class NetworkCopy
{
    /// <summary>Whether the configuration can be served: a device without a link has no network.</summary>
    internal static CniError CheckLink(in CniConfig config, bool hasLink)
        => config.UseInterfaceNetwork && !hasLink
            ? new(CniErrorCode.InvalidConfig, "\"useInterfaceNetwork\" cannot be used with DPDK mode: a device that a program drives has no addresses and routes")
            : default;

    /// <summary>Completes what was read of the host's network by the rules that go along.</summary>
    /// <param name="host">Socket of the host.</param>
    /// <param name="network">Addresses and routes of the device; gets the rules.</param>
    internal static CniError Capture(NetlinkSocket host, HostNetwork network)
    {
        NetlinkError error = network.Error;
        using var buffer = ReplyBuffer.Allocate();
        Span<byte> query = stackalloc byte[HostNetworkRequests.QuerySize];
        foreach (Af family in (ReadOnlySpan<Af>)[Af.Inet, Af.Inet6])
        {
            if (error.Failed)
                break;
            var request = new GetruleRequest(query) { Family = family };
            DumpEnumerator rules = host.Dump(request.Finish(), buffer.Span);
            while (rules.MoveNext())
            {
                if (GetruleReply.TryRead(rules.Current, out GetruleReply rule) && CopyPick.IsRule(rule, network.Messages))
                    network.Keep(rules.Current);
            }
            error = rules.Error;
        }
        return error.Failed ? CniError.Internal($"failed to read the network of the device on the host: {error}") : default;
    }

    /// <summary>Whether anything of a network is an address that is copied.</summary>
    internal static bool HasAddress(HostNetwork network, Af family = Af.Unspec)
    {
        var order = new CopyOrder(network.Messages);
        while (order.MoveNext())
        {
            if (CopyPick.TryAddress(order.Current, out GetaddrReply address) && (family == Af.Unspec || address.IfaFamily == family))
                return true;
        }
        return false;
    }

    /// <summary>Makes all of it in the container, and tells it in the result.</summary>
    /// <param name="spaces">The device is in the container already.</param>
    /// <param name="device">As it was found on the host.</param>
    /// <param name="link">Its name in the container.</param>
    /// <param name="network">As captured.</param>
    /// <param name="parts">What is in the result so far; gets the addresses and routes.</param>
    internal static CniError Apply(in NamespacePair spaces, in Device device, InterfaceName link, HostNetwork network, ref ResultParts parts)
    {
        NetlinkError error = DeviceFinder.FindByName(spaces.Container, link.Bytes, out int index);
        if (error.Failed || index == 0)
            return CniError.Internal($"failed to lookup {GoQuote.Quote(link.Bytes)}: {(error.Failed ? error.ToString() : "Link not found")}");
        CniError failed = HasAddress(network, Af.Inet6) ? Ipv6Switches.Enable(spaces, link) : default;
        if (!failed.Failed)
            failed = new CopyBatch(spaces.Container, device, link, index, network.Messages).Send();
        if (!failed.Failed)
            CopyWords.AddTo(ref parts, network.Messages, device.Index);
        return failed;
    }
}
