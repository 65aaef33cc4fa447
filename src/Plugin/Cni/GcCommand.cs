using HostDevice.Move;
using Netlink.Codec;

namespace HostDevice.Cni;

/// <summary>GC: devices that came home without DEL get their names back.</summary>
internal static class GcCommand
{
    internal static CniError Run(in CniConfig config)
    {
        if (config.TypeFault.Failed)
            return config.TypeFault;
        NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? host);
        if (error.Failed)
            return CniError.Internal($"failed to open a netlink socket: {error}");
        using (host)
            error = SelfHeal.Sweep(host!, new AttachmentList(config.ValidAttachments));
        return error.Failed ? CniError.Internal($"failed to give a device its name back: {error}") : default;
    }
}
