using HostDevice.Devices;
using HostDevice.Ipam;
using HostDevice.Move;
using HostDevice.Native;
using Netlink.Codec;

namespace HostDevice.Cni;

/// <summary>
/// STATUS: whether this node can serve any ADD. A runtime takes an error for a node that is not ready, so a device that its own
/// healthy pod holds is none, unless the configuration asks for that with <c>"status": "device"</c>.
/// </summary>
internal static class StatusCommand
{
    /// <summary>Runs the command; nothing is written on success.</summary>
    /// <returns>What the delegate says; code 50 for what this node lacks.</returns>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config)
    {
        if (config.TypeFault.Failed)
            return config.TypeFault;
        if (!config.StatusText.IsEmpty && !config.StatusText.SequenceEqual("device"u8))
            return new(CniErrorCode.InvalidConfig, $"\"status\" is {GoQuote.Quote(config.StatusText)}, but must be \"device\" or left out");

        CniError failed = IpamDelegate.Find(config, environment.Path, stackalloc byte[IpamDelegate.MaxPath], out IpamDelegate ipam);
        if (failed.Failed)
            return NotAvailable(failed);
        if (!ipam.IsNone)
            failed = ipam.Run(CniCommand.Status);
        if (failed.Failed)
            return failed;
        if (Capabilities.Missing() is { } missing)
            return new(CniErrorCode.PluginNotAvailable, $"the plugin lacks the capability {missing}");
        return config.StatusText.IsEmpty ? default : FindDevice(config);
    }

    private static CniError FindDevice(in CniConfig config)
    {
        CniError failed = config.CheckSelector();
        if (failed.Failed)
            return failed;
        failed = DeviceSelector.Resolve(config, out DeviceSelector selector);
        if (failed.Failed)
            return NotAvailable(failed);
        NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? host);
        if (error.Failed)
            return new(CniErrorCode.PluginNotAvailable, $"failed to open a netlink socket: {error}");
        using (host)
            failed = config.Devices.IsNone ? DeviceFinder.Find(host!, selector, out _) : DeviceSearch.Look(host!, config.Devices);
        return failed.Failed ? NotAvailable(failed) : default;
    }

    private static CniError NotAvailable(CniError why) => new(CniErrorCode.PluginNotAvailable, why.Msg, why.Details);
}
