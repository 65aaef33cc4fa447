using HostDevice.Devices;

namespace HostDevice.Cni;

/// <summary>What a configuration may ask for and this version does not do: refused before anything is touched, never half done.</summary>
internal static class Unsupported
{
    /// <summary>For commands that need the device: what <see cref="Check"/> finds, and a PCI device that is missing or not for the kernel.</summary>
    internal static CniError CheckDevice(in CniConfig config)
    {
        CniError failed = Check(config);
        return failed.Failed || config.PciBusId.IsEmpty ? failed : PciDriver.Check(config.PciBusId);
    }

    /// <summary>Names the key at fault.</summary>
    internal static CniError Check(in CniConfig config)
        => config.DpdkMode ? new(CniErrorCode.InvalidConfig, "DPDK mode is not supported by this version of host-device") : default;
}
