using HostDevice.Cni;
using HostDevice.Native;

namespace HostDevice.Devices;

/// <summary>Finds the name of a device's link in sysfs. Like upstream it takes the first entry in byte order.</summary>
internal static class SysfsNet
{
    private const int MaxPath = 4096;

    /// <summary>The link in <c>PATH/net</c>; the path must lie under <c>/sys/devices/</c>.</summary>
    internal static CniError UnderKernelPath(ReadOnlySpan<byte> path, out InterfaceName name)
    {
        name = default;
        string text = ByteText.Of(path);
        if (!path.StartsWith("/sys/devices/"u8))
            return CniError.Internal($"kernel device path {GoQuote.Quote(text)} must be absolute and begin with /sys/devices/");
        Span<byte> buffer = stackalloc byte[MaxPath];
        if (!PathText.TryJoin(buffer, path, "/net"u8, out ReadOnlySpan<byte> directory))
            return CniError.Internal($"failed to find network device in path {text}");
        int errno = FirstEntry(directory, out name);
        if (errno != 0)
        {
            string net = $"{text.TrimEnd('/')}/net";
            return CniError.Internal($"failed to read directory {net}: {GoQuote.Quote($"open {net}: {Errno.Text(errno)}")}");
        }
        return name.IsEmpty ? CniError.Internal($"failed to find network device in path {text}") : default;
    }

    /// <summary>The link of a PCI device: in <c>net</c>, or in <c>virtio*/net</c> below it.</summary>
    internal static CniError UnderPciDevice(ReadOnlySpan<byte> address, out InterfaceName name)
    {
        name = default;
        Span<byte> buffer = stackalloc byte[MaxPath];
        CniError none = CniError.Internal($"no net directory under pci device {ByteText.Of(address)}");
        // The address is one path component; anything else would lead elsewhere.
        if (address.Contains((byte)'/') || !PathText.TryJoin(buffer, "/sys/bus/pci/devices/"u8, address, out ReadOnlySpan<byte> device))
            return none;
        Span<byte> net = stackalloc byte[MaxPath];
        if (PathText.TryJoin(net, device, "/net"u8, out ReadOnlySpan<byte> directory) && FirstEntry(directory, out name) == 0)
            return name.IsEmpty ? none : default;

        Span<byte> first = stackalloc byte[DirectoryReader.MaxName];
        if (DirectoryReader.FirstEntry(device, "virtio"u8, first, out int length) != 0 || length == 0)
            return none;
        Span<byte> below = stackalloc byte[MaxPath];
        bool found = PathText.TryJoin(below, device, "/"u8, out ReadOnlySpan<byte> slash)
            && PathText.TryJoin(net, slash, first[..length], out ReadOnlySpan<byte> virtio)
            && PathText.TryJoin(below, virtio, "/net"u8, out directory)
            && FirstEntry(directory, out name) == 0 && !name.IsEmpty;
        return found ? default : none;
    }

    private static int FirstEntry(ReadOnlySpan<byte> directory, out InterfaceName name)
    {
        name = default;
        Span<byte> entry = stackalloc byte[DirectoryReader.MaxName];
        int errno = DirectoryReader.FirstEntry(directory, default, entry, out int length);
        if (errno == 0)
            InterfaceName.TryCopy(entry[..length], out name);
        return errno;
    }
}
