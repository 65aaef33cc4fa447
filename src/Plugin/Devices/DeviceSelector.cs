using HostDevice.Cni;

namespace HostDevice.Devices;

/// <summary>How a configuration says which device it means.</summary>
internal enum SelectorKind
{
    None,
    Name,
    HardwareAddress,
    KernelPath,
    PciAddress,
}

/// <summary>The selector of a configuration; where it has several, the first in upstream's order counts.</summary>
internal readonly ref struct DeviceSelector
{
    private DeviceSelector(SelectorKind kind, ReadOnlySpan<byte> value)
    {
        Kind = kind;
        Value = value;
    }

    internal SelectorKind Kind { get; }

    /// <summary>As in the configuration.</summary>
    internal ReadOnlySpan<byte> Value { get; }

    internal static DeviceSelector Of(in CniConfig config)
        => !config.Device.IsEmpty ? new(SelectorKind.Name, config.Device)
            : !config.Hwaddr.IsEmpty ? new(SelectorKind.HardwareAddress, config.Hwaddr)
            : !config.Kernelpath.IsEmpty ? new(SelectorKind.KernelPath, config.Kernelpath)
            // The device plugin's choice overrides the network's.
            : !config.DeviceId.IsEmpty ? new(SelectorKind.PciAddress, config.DeviceId)
            : !config.PciBusId.IsEmpty ? new(SelectorKind.PciAddress, config.PciBusId)
            : default;
}
