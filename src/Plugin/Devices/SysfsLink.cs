using HostDevice.Native;

namespace HostDevice.Devices;

/// <summary>A link's own directory in sysfs, which is read without RTNL.</summary>
internal static class SysfsLink
{
    /// <summary><c>ARPHRD_INFINIBAND</c> of <c>linux/if_arp.h</c>: 20 bytes of address.</summary>
    private const ushort Infiniband = 32;

    /// <summary>Directory of all links of the namespace whose sysfs this is.</summary>
    internal static ReadOnlySpan<byte> Net => "/sys/class/net"u8;

    /// <summary>
    /// Whether the directory of that name is surely the device's. sysfs shows the namespace of whoever mounted it, so the index and the
    /// address must agree with the socket's; a link without an address cannot be told.
    /// </summary>
    internal static bool Shows(in Device device)
    {
        bool isLong = device.Address.HardwareType == Infiniband;
        if (device.Address.Bytes.IsEmpty || !(device.Address.IsWhole || isLong))
            return false;
        Span<byte> text = stackalloc byte[96];
        Span<byte> wanted = stackalloc byte[64];
        if (SysfsAttribute.Number(Net, device.Name.Bytes, "/ifindex"u8) != device.Index
            || !TryRead(device.Name, "/address"u8, text, out ReadOnlySpan<byte> address))
            return false;
        ReadOnlySpan<byte> known = Cni.MacAddress.Format(device.Address.Bytes, wanted);
        return isLong ? address.StartsWith(known) : address.SequenceEqual(known);
    }

    /// <summary>Reads an attribute of the directory; see <see cref="SysfsAttribute.TryRead"/>.</summary>
    internal static bool TryRead(InterfaceName link, ReadOnlySpan<byte> attribute, Span<byte> buffer, out ReadOnlySpan<byte> value)
        => SysfsAttribute.TryRead(Net, link.Bytes, attribute, buffer, out value);

    /// <summary>Reads the name of the link's master. False: it has none.</summary>
    internal static bool TryReadMaster(InterfaceName link, out InterfaceName master)
    {
        master = default;
        Span<byte> room = stackalloc byte[64];
        Span<byte> target = stackalloc byte[256];
        if (!PathText.TryJoinAll(room, Net, "/"u8, link.Bytes, "/master"u8, out ReadOnlySpan<byte> path)
            || SymbolicLink.Read(path, target, out ReadOnlySpan<byte> found) != 0)
            return false;
        InterfaceName.TryCopy(found[(found.LastIndexOf((byte)'/') + 1)..], out master);
        return true;
    }

    /// <summary>Begins a walk over the directory; see <see cref="DirectoryWalk.Open"/>.</summary>
    internal static int Walk(InterfaceName link, Span<byte> buffer, out DirectoryWalk walk)
    {
        Span<byte> room = stackalloc byte[64];
        walk = default;
        return PathText.TryJoinAll(room, Net, "/"u8, link.Bytes, default, out ReadOnlySpan<byte> path)
            ? DirectoryWalk.Open(path, buffer, out walk)
            : Tmds.Linux.LibC.ENAMETOOLONG;
    }
}
