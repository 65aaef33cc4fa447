using HostDevice.Native;
using Netlink.Codec;

namespace HostDevice.Devices;

/// <summary>The alias a device has on the host, which the move overwrites and DEL gives back.</summary>
internal static class HostAlias
{
    private const int MaxPath = 128;

    /// <summary>Reads the alias from sysfs, which takes no lock, if its device is surely this one; else by RTM_GETLINK.</summary>
    /// <param name="alias">At least <see cref="InterfaceAlias.MaxLength"/> bytes.</param>
    /// <param name="length">Bytes of the alias, 0 for none.</param>
    internal static NetlinkError Read(NetlinkSocket host, in Device device, Span<byte> alias, out int length)
    {
        if (IsInSysfs(device))
        {
            Span<byte> text = stackalloc byte[InterfaceAlias.MaxLength + 1];
            if (ReadAttribute(device.Name, "/ifalias"u8, text, out ReadOnlySpan<byte> found))
            {
                length = Math.Min(found.Length, alias.Length);
                found[..length].CopyTo(alias);
                return default;
            }
        }
        return LinkQuery.Alias(host, device.Index, alias, out length);
    }

    /// <summary>sysfs shows the namespace of whoever mounted it, so the index and the address must agree with the socket's.</summary>
    private static bool IsInSysfs(in Device device)
    {
        if (!device.Address.IsWhole || device.Address.Bytes.IsEmpty)
            return false;
        Span<byte> text = stackalloc byte[64];
        Span<byte> wanted = stackalloc byte[64];
        return ReadAttribute(device.Name, "/ifindex"u8, text, out ReadOnlySpan<byte> index)
            && device.Index.TryFormat(wanted, out int digits) && index.SequenceEqual(wanted[..digits])
            && ReadAttribute(device.Name, "/address"u8, text, out ReadOnlySpan<byte> address)
            && address.SequenceEqual(Cni.MacAddress.Format(device.Address.Bytes, wanted));
    }

    private static bool ReadAttribute(InterfaceName link, ReadOnlySpan<byte> attribute, Span<byte> buffer, out ReadOnlySpan<byte> value)
    {
        value = default;
        Span<byte> directory = stackalloc byte[MaxPath];
        Span<byte> file = stackalloc byte[MaxPath];
        if (!PathText.TryJoin(directory, "/sys/class/net/"u8, link.Bytes, out ReadOnlySpan<byte> device)
            || !PathText.TryJoin(file, device, attribute, out ReadOnlySpan<byte> path)
            || SmallFile.Read(path, buffer, out value) != 0)
            return false;
        if (value.EndsWith("\n"u8))
            value = value[..^1];
        return true;
    }
}
