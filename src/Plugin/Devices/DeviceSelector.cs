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
    AuxiliaryDevice,
}

/// <summary>The selector of a configuration; where it has several, the first in upstream's order counts.</summary>
internal readonly ref struct DeviceSelector
{
    private DeviceSelector(SelectorKind kind, ReadOnlySpan<byte> value, bool isForUserSpace)
    {
        Kind = kind;
        Value = value;
        IsForUserSpace = isForUserSpace;
    }

    internal SelectorKind Kind { get; }

    /// <summary>As in the configuration.</summary>
    internal ReadOnlySpan<byte> Value { get; }

    /// <summary>The key that it stands under.</summary>
    internal string Key => Kind switch
    {
        SelectorKind.Name => "device",
        SelectorKind.HardwareAddress => "hwaddr",
        SelectorKind.KernelPath => "kernelpath",
        SelectorKind.PciAddress => "pciBusID",
        _ => "",
    };

    /// <summary>DPDK mode: the device belongs to a program, there is no link, and nothing is to be moved.</summary>
    internal bool IsForUserSpace { get; }

    /// <summary>Reads the selector, and looks up in sysfs on which bus the device plugin's choice is and whether the device has a link at all.</summary>
    /// <param name="config">With a selector: <see cref="CniConfig.CheckSelector"/>.</param>
    /// <param name="selector">Which device. Also after an error it says whether the configuration itself asks for DPDK mode.</param>
    /// <returns>Upstream's words for a device of that choice or address that does not exist.</returns>
    internal static CniError Resolve(in CniConfig config, out DeviceSelector selector)
    {
        selector = new DeviceSelector(SelectorKind.None, default, config.DpdkMode);
        ReadOnlySpan<byte> pci = config.PciBusId;
        ReadOnlySpan<byte> auxiliary = default;
        if (!config.DeviceId.IsEmpty)
        {
            bool isPci = SysfsNet.HasPciDevice(config.DeviceId);
            if (!isPci && !SysfsNet.HasAuxiliaryDevice(config.DeviceId))
                return CniError.Internal($"runtime config DeviceID {ByteText.Of(config.DeviceId)} not found or unsupported");
            // The device plugin's choice overrides the network's.
            pci = isPci ? config.DeviceId : default;
            auxiliary = isPci ? default : config.DeviceId;
        }
        bool isForUserSpace = config.DpdkMode;
        // Upstream looks at the driver even when another selector counts, and then its own key does not.
        CniError failed = pci.IsEmpty ? default : PciDriver.Read(pci, out isForUserSpace);
        if (!failed.Failed)
            selector = Choose(config.Device, config.Hwaddr, config.Kernelpath, pci, auxiliary, isForUserSpace);
        return failed;
    }

    /// <summary>Reads the selector of an entry of <c>devices</c>, as at the top level.</summary>
    /// <param name="entry">With a selector: <see cref="DeviceList.Check"/>.</param>
    /// <param name="selector">Which device.</param>
    internal static CniError Resolve(scoped in DeviceEntry entry, out DeviceSelector selector)
    {
        bool isForUserSpace = false;
        CniError failed = entry.PciBusId.IsEmpty ? default : PciDriver.Read(entry.PciBusId, out isForUserSpace);
        selector = Choose(entry.Device, entry.Hwaddr, entry.Kernelpath, entry.PciBusId, default, isForUserSpace);
        return failed;
    }

    private static DeviceSelector Choose(
        ReadOnlySpan<byte> device, ReadOnlySpan<byte> hwaddr, ReadOnlySpan<byte> kernelpath, ReadOnlySpan<byte> pci, ReadOnlySpan<byte> auxiliary,
        bool isForUserSpace)
        => !device.IsEmpty ? new(SelectorKind.Name, device, isForUserSpace)
            : !hwaddr.IsEmpty ? new(SelectorKind.HardwareAddress, hwaddr, isForUserSpace)
            : !kernelpath.IsEmpty ? new(SelectorKind.KernelPath, kernelpath, isForUserSpace)
            : !pci.IsEmpty ? new(SelectorKind.PciAddress, pci, isForUserSpace)
            : new(SelectorKind.AuxiliaryDevice, auxiliary, isForUserSpace);
}
