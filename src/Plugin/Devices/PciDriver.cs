using HostDevice.Cni;
using HostDevice.Native;

namespace HostDevice.Devices;

/// <summary>Which driver a PCI device is bound to: some hand it to user space, and then it has no link to move.</summary>
internal static class PciDriver
{
    private const int MaxPath = 4096;

    /// <summary>Whether the device exists and is bound to a driver that makes a link.</summary>
    /// <returns>Upstream's words for a device that does not exist, or that no driver is bound to.</returns>
    internal static CniError Check(ReadOnlySpan<byte> address)
    {
        Span<byte> device = stackalloc byte[MaxPath];
        Span<byte> link = stackalloc byte[MaxPath];
        Span<byte> target = stackalloc byte[MaxPath];
        // The address is one path component; anything else would lead elsewhere.
        if (address.Contains((byte)'/')
            || !PathText.TryJoin(device, "/sys/bus/pci/devices/"u8, address, out ReadOnlySpan<byte> path)
            || !PathText.TryJoin(link, path, "/driver"u8, out ReadOnlySpan<byte> driver))
            return Missing($"/sys/bus/pci/devices/{ByteText.Of(address)}", Tmds.Linux.LibC.ENOENT);

        int errno = SymbolicLink.Read(driver, target, out ReadOnlySpan<byte> bound);
        if (errno != 0)
            return SymbolicLink.Resolve(path, target, out ReadOnlySpan<byte> real) == 0
                ? Missing($"{ByteText.Of(real)}/driver", errno)
                : Missing(ByteText.Of(path), errno);
        return IsForUserSpace(bound[(bound.LastIndexOf((byte)'/') + 1)..])
            ? new(CniErrorCode.InvalidConfig, "DPDK mode is not supported by this version of host-device")
            : default;
    }

    private static bool IsForUserSpace(ReadOnlySpan<byte> driver)
        => driver.SequenceEqual("vfio-pci"u8) || driver.SequenceEqual("uio_pci_generic"u8) || driver.SequenceEqual("igb_uio"u8);

    private static CniError Missing(string path, int errno)
        => CniError.Internal($"error with host device: lstat {path}: {Errno.Text(errno)}");
}
