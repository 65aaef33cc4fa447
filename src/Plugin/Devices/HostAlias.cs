using Netlink.Codec;

namespace HostDevice.Devices;

/// <summary>The alias a device has on the host, which the move overwrites and DEL gives back.</summary>
internal static class HostAlias
{
    /// <summary>Reads the alias from sysfs, which takes no lock, if its device is surely this one; else by RTM_GETLINK.</summary>
    /// <param name="alias">At least <see cref="InterfaceAlias.MaxLength"/> bytes.</param>
    /// <param name="length">Bytes of the alias, 0 for none.</param>
    internal static NetlinkError Read(NetlinkSocket host, in Device device, Span<byte> alias, out int length)
    {
        Span<byte> text = stackalloc byte[InterfaceAlias.MaxLength + 1];
        if (device.IsInSysfs && SysfsLink.TryRead(device.Name, "/ifalias"u8, text, out ReadOnlySpan<byte> found))
        {
            length = Math.Min(found.Length, alias.Length);
            found[..length].CopyTo(alias);
            return default;
        }
        return LinkQuery.Alias(host, device.Index, alias, out length);
    }
}
