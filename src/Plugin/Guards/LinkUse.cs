using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Native;
using Netlink.Codec;

namespace HostDevice.Guards;

/// <summary>Links of the host that lean on a device: its master, and what is made on it.</summary>
/// <remarks>What is made on it in another namespace cannot be seen from here, neither in sysfs nor by RTM_GETLINK.</remarks>
internal static class LinkUse
{
    private static ReadOnlySpan<byte> UpperPrefix => "upper_"u8;

    /// <summary>Looks in sysfs, without RTNL; by RTM_GETLINK where sysfs does not show this device.</summary>
    internal static NetlinkError Find(NetlinkSocket host, in Device device, ref HostUse use)
    {
        if (device.IsInSysfs && FindInSysfs(device.Name, ref use))
            return default;
        var leaning = new LeaningLinks(device.Index);
        NetlinkError error = LinkWalk.Run(host, ref leaning);
        if (error.Failed)
            return error;
        Span<byte> bytes = stackalloc byte[InterfaceName.MaxLength + 1];
        InterfaceName master = default;
        if (leaning.Master != 0 && !host.GetLinkName(leaning.Master, bytes, out int length).Failed)
            InterfaceName.TryCopy(bytes[..length], out master);
        Add(leaning.Master != 0, master, leaning.Uppers, ref use);
        return default;
    }

    /// <summary>False: the directory could not be read to its end.</summary>
    private static bool FindInSysfs(InterfaceName device, ref HostUse use)
    {
        if (SysfsLink.Walk(device, stackalloc byte[DirectoryWalk.Room], out DirectoryWalk walk) != 0)
            return false;
        var uppers = new NameList();
        bool hasMaster = false;
        InterfaceName master = default;
        using (walk)
        {
            while (walk.MoveNext())
            {
                // The kernel keeps such an entry for every link above, in __netdev_adjacent_dev_insert; the master is one of them.
                if (!walk.Name.StartsWith(UpperPrefix) || !InterfaceName.TryCopy(walk.Name[UpperPrefix.Length..], out InterfaceName upper))
                    continue;
                hasMaster = hasMaster || SysfsLink.TryReadMaster(device, out master);
                if (upper != master)
                    uppers.Add(upper);
            }
            if (walk.Failed != 0)
                return false;
        }
        Add(hasMaster, master, uppers, ref use);
        return true;
    }

    private static void Add(bool hasMaster, InterfaceName master, NameList uppers, ref HostUse use)
    {
        if (hasMaster)
            use.Add($"is a port of {GoQuote.Quote(master.Bytes)}");
        if (uppers.Text.Length > 0)
            use.Add($"carries {uppers.Text}");
    }
}
