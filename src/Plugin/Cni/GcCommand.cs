using HostDevice.Ipam;
using HostDevice.Move;
using Netlink.Codec;

namespace HostDevice.Cni;

/// <summary>
/// GC: the delegate gives up what belongs to no attachment any more, and devices that came home without DEL get their names back.
/// Both are tried; the first failure is told, the other is a detail of it. Upstream does nothing here.
/// </summary>
internal static class GcCommand
{
    /// <summary>Runs the command; nothing is written on success.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config)
    {
        if (config.TypeFault.Failed)
            return config.TypeFault;
        CniError leased = IpamCalls.Forward(environment, config, CniCommand.Gc);
        CniError strayed = HealStrays(config);
        return !leased.Failed ? strayed : strayed.Failed ? leased.With(strayed.ToString()) : leased;
    }

    private static CniError HealStrays(in CniConfig config)
    {
        NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? host);
        if (error.Failed)
            return CniError.Internal($"failed to open a netlink socket: {error}");
        using (host)
            error = SelfHeal.Sweep(host!, new AttachmentList(config.ValidAttachments));
        return error.Failed ? CniError.Internal($"failed to give a device its name back: {error}") : default;
    }
}
