using HostDevice.Devices;
using Netlink.Codec;

namespace HostDevice.Move;

/// <summary>
/// The name a device bears for the moment between rename and move, so that the host sees it appear under its final name only.
/// </summary>
/// <remarks>
/// Usually that final name itself. Where the container has a link of that name, any name will do that is taken on the host: then the
/// kernel applies IFLA_IFNAME before the move (<c>__dev_change_net_namespace</c>), and the uevent bears the final name from Linux 6.12 on.
/// </remarks>
internal static class PivotName
{
    /// <summary>Links of the host that are tried: the oldest ones have the lowest indexes and stay.</summary>
    private const int MaxIndex = 256;

    /// <summary>Chooses the name.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="index">The device's index in the container.</param>
    /// <param name="original">The name it shall have on the host, free there.</param>
    /// <param name="pivot">The name; empty when there is none and the host must see a transient name.</param>
    internal static NetlinkError Choose(in NamespacePair spaces, int index, InterfaceName original, out InterfaceName pivot)
    {
        pivot = original;
        NetlinkError error = DeviceFinder.FindByName(spaces.Container, original.Bytes, out int holder);
        if (error.Failed || holder == 0 || holder == index)
            return error;

        Span<byte> bytes = stackalloc byte[InterfaceName.MaxLength + 1];
        // 1 is lo on both sides.
        for (int other = 2; other <= MaxIndex; other++)
        {
            if (spaces.Host.GetLinkName(other, bytes, out int length).Failed || !InterfaceName.TryCopy(bytes[..length], out pivot))
                continue;
            error = DeviceFinder.FindByName(spaces.Container, pivot.Bytes, out holder);
            if (error.Failed || holder == 0)
                return error;
        }
        pivot = default;
        return default;
    }
}
