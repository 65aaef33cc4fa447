using System.Text;
using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Native;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Guards;

/// <summary>
/// Looks whether the host itself uses a device that is about to move: the kernel moves it all the same and silently drops its master, its
/// addresses and its routes. docs/decisions/006-guards.md
/// </summary>
internal static class HostGuard
{
    /// <summary>Looks, and warns or refuses.</summary>
    /// <param name="host">Socket in the host's namespace.</param>
    /// <param name="device">As found; one without a link is nobody's.</param>
    /// <param name="mode">From the configuration.</param>
    /// <param name="takesNetwork">Addresses and routes go along with it: they are not looked for.</param>
    /// <returns>An error in strict mode only: the device is in use, or it could not be told.</returns>
    internal static CniError Check(NetlinkSocket host, in Device device, GuardMode mode, bool takesNetwork)
    {
        if (mode == GuardMode.Off || !device.HasLink)
            return default;
        var use = new HostUse();
        NetlinkError error = Find(host, device, mode, takesNetwork, ref use);
        if (mode != GuardMode.Strict)
        {
            if (!use.IsNone)
                Warn(device.Name, use);
            return default;
        }
        string name = GoQuote.Quote(device.Name.Bytes);
        return !use.IsNone ? CniError.Internal($"refused to move {name}, which {use}: the host would lose that (\"guard\" is \"strict\")")
            : error.Failed ? CniError.Internal($"cannot tell whether the host uses {name} (\"guard\" is \"strict\"): {error}")
            : default;
    }

    private static NetlinkError Find(NetlinkSocket host, in Device device, GuardMode mode, bool takesNetwork, ref HostUse use)
    {
        NetlinkError error = LinkUse.Find(host, device, ref use);
        // Older kernels dump addresses and routes under RTNL, behind every other move of the node: too much for a warning.
        if (takesNetwork || (mode != GuardMode.Strict && !KernelRelease.IsAtLeast(6, 10)))
            return error;
        using var room = ReplyBuffer.Allocate();
        Span<byte> buffer = room.Span;
        var addresses = new NameList();
        bool hasDefault = false;
        // A link that is down has no routes (fib_disable_ip, rt6_disable_ip), but may keep addresses.
        if (device.IsUp)
        {
            error = error.Or(RouteUse.Find(host, device.Index, Af.Inet, buffer, out hasDefault));
            error = error.Or(RouteUse.Find(host, device.Index, Af.Inet6, buffer, out bool hasDefault6));
            hasDefault |= hasDefault6;
        }
        error = error.Or(AddressUse.Find(host, device.Index, Af.Inet, buffer, ref addresses));
        error = error.Or(AddressUse.Find(host, device.Index, Af.Inet6, buffer, ref addresses));
        if (hasDefault)
            use.Add("has the default route");
        if (addresses.Text.Length > 0)
            use.Add($"has the address {addresses.Text}");
        return error;
    }

    private static void Warn(InterfaceName name, HostUse use)
    {
        string line = $"host-device: {GoQuote.Quote(name.Bytes)} {use}: the host loses that with the move"
            + " (\"guard\": \"strict\" in the configuration refuses it, \"off\" is silent)\n";
        // Nobody can be told if this fails.
        _ = StandardStreams.WriteAll(StandardStreams.Error, Encoding.UTF8.GetBytes(line));
    }
}
