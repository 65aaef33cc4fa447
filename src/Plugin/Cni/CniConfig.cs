using HostDevice.Guards;
using HostDevice.Ipam;

namespace HostDevice.Cni;

/// <summary>The network configuration that a runtime writes to the plugin's input. What is absent is empty.</summary>
/// <remarks>Values point into <see cref="Document"/>, or into the arena they were decoded to.</remarks>
internal ref struct CniConfig
{
    /// <summary>The bytes as received, for a delegate.</summary>
    internal ReadOnlySpan<byte> Document { get; init; }

    internal ReadOnlySpan<byte> Name { get; set; }

    /// <summary><c>cniVersion</c> as given.</summary>
    internal ReadOnlySpan<byte> VersionText { get; set; }

    /// <summary><c>cniVersion</c>; none is 0.1.0.</summary>
    internal readonly CniVersion Version => CniVersions.Parse(VersionText);

    /// <summary>Name or alternative name of the link on the host. Of any length: the kernel allows alternative names of 127 bytes.</summary>
    internal ReadOnlySpan<byte> Device { get; set; }

    internal ReadOnlySpan<byte> Hwaddr { get; set; }

    internal ReadOnlySpan<byte> Kernelpath { get; set; }

    internal ReadOnlySpan<byte> PciBusId { get; set; }

    /// <summary><c>devices</c> as it stands in the document: several devices instead of one.</summary>
    internal DeviceList Devices { get; set; }

    /// <summary><c>runtimeConfig.deviceID</c>: overrides <see cref="PciBusId"/>.</summary>
    internal ReadOnlySpan<byte> DeviceId { get; set; }

    /// <summary>Whether the configuration itself turns DPDK mode on, by a key that upstream never named in public.</summary>
    internal bool DpdkMode { get; set; }

    /// <summary><c>useInterfaceNetwork</c>: the device takes the host's addresses, routes and rules along.</summary>
    internal bool UseInterfaceNetwork { get; set; }

    /// <summary><c>status</c> as given: <c>device</c> makes STATUS look for the device, nothing leaves it out.</summary>
    internal ReadOnlySpan<byte> StatusText { get; set; }

    /// <summary><c>guard</c> as given.</summary>
    internal ReadOnlySpan<byte> GuardText { get; set; }

    /// <summary><c>guard</c>: what to do when the host itself uses the device.</summary>
    internal readonly GuardMode Guard => GuardModes.Parse(GuardText);

    /// <summary><c>dad</c> as given.</summary>
    internal ReadOnlySpan<byte> DadText { get; set; }

    /// <summary><c>dad</c>: whether duplicate address detection is waited for, or is to be at all.</summary>
    internal readonly DadMode Dad => DadModes.Parse(DadText);

    /// <summary>True when there is an <c>ipam</c> object, be it empty.</summary>
    internal bool HasIpam { get; set; }

    /// <summary><c>ipam.type</c>: the delegate; empty when addresses are not asked for.</summary>
    internal ReadOnlySpan<byte> IpamType { get; set; }

    /// <summary><c>ipam.daemonSocketPath</c>, of the type dhcp; its own affair, so that a value that is no string is none.</summary>
    internal ReadOnlySpan<byte> DaemonSocketPath { get; set; }

    /// <summary>The object <c>dns</c> as it stands in the document.</summary>
    internal ReadOnlySpan<byte> Dns { get; set; }

    /// <summary>The object <c>prevResult</c> as it stands in the document.</summary>
    internal ReadOnlySpan<byte> PrevResult { get; set; }

    /// <summary>The array <c>cni.dev/valid-attachments</c> as it stands in the document; GC only.</summary>
    internal ReadOnlySpan<byte> ValidAttachments { get; set; }

    /// <summary>Code 6: <c>cniVersion</c> is no string. To be reported before anything that depends on the version.</summary>
    internal CniError VersionFault { get; set; }

    /// <summary>Code 999: the first value of a wrong type, in the order of the document.</summary>
    internal CniError TypeFault { get; set; }

    /// <summary>Whether the configuration says, in values of the right type, which device is meant and how to treat it.</summary>
    internal readonly CniError CheckSelector()
    {
        if (TypeFault.Failed)
            return TypeFault;
        if (Guard == GuardMode.Unknown)
            return new(CniErrorCode.InvalidConfig, $"\"guard\" is {GoQuote.Quote(GuardText)}, but must be \"warn\", \"strict\" or \"off\"");
        if (Dad == DadMode.Unknown)
            return new(CniErrorCode.InvalidConfig, $"\"dad\" is {GoQuote.Quote(DadText)}, but must be \"optimistic\", \"off\" or left out");
        if (!Devices.IsNone)
            return CheckDevices();
        bool selects = !(Device.IsEmpty && Hwaddr.IsEmpty && Kernelpath.IsEmpty && PciBusId.IsEmpty && DeviceId.IsEmpty);
        return selects ? default : CniError.Internal("specify either \"device\", \"hwaddr\", \"kernelpath\" or \"pciBusID\"");
    }

    private readonly CniError CheckDevices()
    {
        string other = !Device.IsEmpty ? "device"
            : !Hwaddr.IsEmpty ? "hwaddr"
            : !Kernelpath.IsEmpty ? "kernelpath"
            : !PciBusId.IsEmpty ? "pciBusID"
            : !DeviceId.IsEmpty ? "runtimeConfig.deviceID"
            : DpdkMode ? "dpdkMode"
            : UseInterfaceNetwork ? "useInterfaceNetwork"
            : "";
        if (other.Length > 0)
            return new(CniErrorCode.InvalidConfig, $"\"devices\" cannot be used together with \"{other}\"");
        CniError refused = Devices.Check();
        return refused.Failed || Version > CniVersion.V020 || Devices.Count == 1
            ? refused
            : new(CniErrorCode.InvalidConfig, "\"devices\" needs cniVersion 0.3.0 or newer: a result of an older version cannot tell several interfaces");
    }
}
