using HostDevice.Native;
using Netlink.Codec;

namespace HostDevice.Devices;

/// <summary>Finds the link with a hardware address without RTNL: the names from sysfs, the addresses by <c>SIOCGIFHWADDR</c>.</summary>
/// <remarks>docs/decisions/007-hardware-address.md</remarks>
internal static class AddressWalk
{
    /// <summary>Looks at all links.</summary>
    /// <param name="host">Socket in the host's namespace.</param>
    /// <param name="address">Of Ethernet's length: a longer one does not fit the answers.</param>
    /// <param name="index">The link's index.</param>
    /// <returns>False: there is none, or more than one, or sysfs is of another namespace. Then only RTM_GETLINK can tell.</returns>
    internal static bool TryFindOnly(NetlinkSocket host, ReadOnlySpan<byte> address, out int index)
    {
        index = 0;
        int count = 0;
        Device found = default;
        if (address.Length != LinkAddress.EthernetLength
            || DirectoryWalk.Open(SysfsLink.Net, stackalloc byte[DirectoryWalk.Room], out DirectoryWalk links) != 0)
            return false;
        using (links)
        {
            while (links.MoveNext())
            {
                // SIOCGIFHWADDR of an absent name loads modules, and sysfs has other files too (bonding_masters).
                if (links.Name.Length > NetlinkSocket.MaxLinkName || host.FindLink(links.Name, out int other).Failed || other == 0
                    || LinkAddress.Read(host, links.Name, out LinkAddress has).Failed || !has.Bytes.StartsWith(address))
                    continue;
                // Of another type than Ethernet, more of the address may follow.
                if (!has.IsWhole || ++count > 1 || DeviceFinder.Describe(host, other, out found).Failed)
                    return false;
            }
            if (links.Failed != 0)
                return false;
        }
        // What sysfs lists is all there is only if it is of the socket's own namespace.
        if (count != 1 || !SysfsLink.Shows(found))
            return false;
        index = found.Index;
        return true;
    }
}
