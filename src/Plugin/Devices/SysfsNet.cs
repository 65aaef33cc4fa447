using HostDevice.Cni;
using HostDevice.Native;

namespace HostDevice.Devices;

/// <summary>Finds the name of a device's link in sysfs, by the place of the device.</summary>
internal static class SysfsNet
{
    private const int MaxPath = 4096;

    private static ReadOnlySpan<byte> Pci => "/sys/bus/pci/devices/"u8;

    private static ReadOnlySpan<byte> Auxiliary => "/sys/bus/auxiliary/devices/"u8;

    /// <summary>Whether there is a PCI device of this address.</summary>
    internal static bool HasPciDevice(ReadOnlySpan<byte> address) => Has(Pci, address);

    /// <summary>Whether there is a device of this name on the auxiliary bus, such as the sub-function <c>mlx5_core.sf.4</c>.</summary>
    internal static bool HasAuxiliaryDevice(ReadOnlySpan<byte> name) => Has(Auxiliary, name);

    /// <summary>The link in <c>PATH/net</c>; the path must lie under <c>/sys/devices/</c>.</summary>
    internal static CniError UnderKernelPath(ReadOnlySpan<byte> path, out InterfaceName name)
    {
        name = default;
        if (!path.StartsWith("/sys/devices/"u8))
            return CniError.Internal($"kernel device path {GoQuote.Quote(path)} must be absolute and begin with /sys/devices/");
        Span<byte> buffer = stackalloc byte[MaxPath];
        return PathText.TryJoin(buffer, path.TrimEnd((byte)'/'), "/net"u8, out ReadOnlySpan<byte> directory)
            ? NetDirectory.Choose(directory, out name)
            : CniError.Internal($"failed to find network device in path {ByteText.Of(path)}");
    }

    /// <summary>The link of a PCI device: in <c>net</c>, or in the first <c>virtio*/net</c> below it.</summary>
    internal static CniError UnderPciDevice(ReadOnlySpan<byte> address, out InterfaceName name)
    {
        name = default;
        Span<byte> buffer = stackalloc byte[MaxPath];
        if (PathText.IsComponent(address) && PathText.TryJoinAll(buffer, Pci, address, "/net"u8, default, out ReadOnlySpan<byte> directory))
        {
            if (SmallFile.Exists(directory))
                return NetDirectory.Choose(directory, out name);
            Span<byte> virtio = stackalloc byte[DirectoryWalk.MaxName];
            int length = FirstVirtio(address, virtio);
            if (length > 0 && TryVirtioNet(buffer, address, virtio[..length], out directory))
                return NetDirectory.Choose(directory, out name);
        }
        return CniError.Internal($"no net directory under pci device {ByteText.Of(address)}");
    }

    /// <summary>The link of a device on the auxiliary bus.</summary>
    internal static CniError UnderAuxiliaryDevice(ReadOnlySpan<byte> device, out InterfaceName name)
    {
        name = default;
        Span<byte> buffer = stackalloc byte[MaxPath];
        return PathText.IsComponent(device) && PathText.TryJoinAll(buffer, Auxiliary, device, "/net"u8, default, out ReadOnlySpan<byte> directory)
            ? NetDirectory.Choose(directory, out name)
            : CniError.Internal($"failed to find network device in path /sys/bus/auxiliary/devices/{ByteText.Of(device)}/net");
    }

    /// <summary>The first by name of the <c>virtio*</c> directories that have a <c>net</c>.</summary>
    /// <returns>Length of the name, 0 when there is none.</returns>
    private static int FirstVirtio(ReadOnlySpan<byte> address, Span<byte> first)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        int length = 0;
        if (!PathText.TryJoin(buffer, Pci, address, out ReadOnlySpan<byte> device)
            || DirectoryWalk.Open(device, stackalloc byte[DirectoryWalk.Room], out DirectoryWalk walk) != 0)
            return 0;
        using (walk)
        {
            while (walk.MoveNext())
            {
                if (!walk.Name.StartsWith("virtio"u8) || (length != 0 && walk.Name.SequenceCompareTo(first[..length]) >= 0)
                    || !TryVirtioNet(buffer, address, walk.Name, out ReadOnlySpan<byte> net) || !SmallFile.Exists(net))
                    continue;
                walk.Name.CopyTo(first);
                length = walk.Name.Length;
            }
        }
        return length;
    }

    private static bool TryVirtioNet(
        Span<byte> buffer, scoped ReadOnlySpan<byte> address, scoped ReadOnlySpan<byte> virtio, out ReadOnlySpan<byte> net)
    {
        net = default;
        Span<byte> room = stackalloc byte[MaxPath];
        return PathText.TryJoinAll(room, Pci, address, "/"u8, virtio, out ReadOnlySpan<byte> device)
            && PathText.TryJoin(buffer, device, "/net"u8, out net);
    }

    private static bool Has(ReadOnlySpan<byte> bus, ReadOnlySpan<byte> device)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        return PathText.IsComponent(device) && PathText.TryJoin(buffer, bus, device, out ReadOnlySpan<byte> path) && SmallFile.Exists(path);
    }
}
