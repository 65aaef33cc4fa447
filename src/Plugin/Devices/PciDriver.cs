using HostDevice.Cni;
using HostDevice.Native;

namespace HostDevice.Devices;

/// <summary>Which driver a PCI device is bound to: some hand it to user space, and then it has no link to move.</summary>
internal static class PciDriver
{
    private const int MaxPath = 4096;

    /// <summary>Looks at the driver of a device.</summary>
    /// <param name="address">Of the device.</param>
    /// <param name="isForUserSpace">Whether the driver serves programs such as DPDK's.</param>
    /// <returns>Upstream's words for a device that does not exist, or that no driver is bound to.</returns>
    internal static CniError Read(ReadOnlySpan<byte> address, out bool isForUserSpace)
    {
        isForUserSpace = false;
        Span<byte> device = stackalloc byte[MaxPath];
        Span<byte> link = stackalloc byte[MaxPath];
        Span<byte> target = stackalloc byte[MaxPath];
        // The address is one path component; anything else would lead elsewhere.
        if (!PathText.IsComponent(address)
            || !PathText.TryJoin(device, "/sys/bus/pci/devices/"u8, address, out ReadOnlySpan<byte> path)
            || !PathText.TryJoin(link, path, "/driver"u8, out ReadOnlySpan<byte> driver))
            return Missing($"/sys/bus/pci/devices/{ByteText.Of(address)}", Tmds.Linux.LibC.ENOENT);

        int errno = SymbolicLink.Read(driver, target, out ReadOnlySpan<byte> bound);
        if (errno != 0)
            return SymbolicLink.Resolve(path, target, out ReadOnlySpan<byte> real) == 0
                ? Missing($"{ByteText.Of(real)}/driver", errno)
                : Missing(ByteText.Of(path), errno);
        isForUserSpace = IsForUserSpace(bound[(bound.LastIndexOf((byte)'/') + 1)..]);
        return default;
    }

    private static bool IsForUserSpace(ReadOnlySpan<byte> driver)
        => driver.SequenceEqual("vfio-pci"u8) || driver.SequenceEqual("uio_pci_generic"u8) || driver.SequenceEqual("igb_uio"u8);

    private static CniError Missing(string path, int errno)
        => CniError.Internal($"error with host device: lstat {path}: {Errno.Text(errno)}");
}
