using HostDevice.Cni;
using HostDevice.Devices;
using Netlink.Codec;

namespace HostDevice.Move;

/// <summary>Finds the devices of an attachment in the container, where somebody may have renamed them.</summary>
internal static class AttachedDevice
{
    /// <summary>Finds those of several that are where ADD has put them, before others are looked for elsewhere.</summary>
    /// <param name="container">Socket in the container's namespace.</param>
    /// <param name="devices">With names in the container and records.</param>
    internal static void FindInPlace(NetlinkSocket container, DeviceSet devices)
    {
        for (int at = 0; devices.Count > 1 && at < devices.Count; at++)
        {
            ref MovedDevice device = ref devices[at];
            int index = device.IsRecorded ? MoveUndo.FindByNameAndAddress(container, device.IfName, device.Device.Address) : 0;
            // By an altname the primary name is another.
            if (index != 0 && !DeviceFinder.Describe(container, index, out Device found).Failed)
                Take(ref device, found);
        }
    }

    /// <summary>Finds one of them, and notes its index and name there and what to give back.</summary>
    /// <param name="container">Socket in the container's namespace.</param>
    /// <param name="devices">With its name in the container, and its record if there is one: then no RTNL is needed in the usual case.</param>
    /// <param name="at">Which one.</param>
    /// <param name="configured">Its name on the host, if the configuration has that: what there is without a record.</param>
    /// <returns>Success also when it is gone; then it has no index.</returns>
    internal static CniError Find(NetlinkSocket container, DeviceSet devices, int at, ReadOnlySpan<byte> configured)
    {
        InterfaceName ifName = devices[at].IfName;
        if (devices[at].Inside != 0)
            return default;
        NetlinkError error = DeviceFinder.FindByName(container, ifName.Bytes, out int index);
        if (error.Failed)
            return NotFound(ifName, error);
        if (index == 0 || IsTaken(devices, at, index))
            return FindRenamed(container, devices, at, configured);

        CniError failed = DeviceFinder.Describe(container, index, out Device found);
        if (failed.Failed)
            return failed;
        if (devices[at].IsRecorded && devices[at].Device.Address == found.Address)
        {
            Take(ref devices[at], found);
            return default;
        }
        return FindByAlias(container, devices, at, found);
    }

    /// <summary>No record, or one of another address: then only the alias can tell what the link of this name is.</summary>
    private static CniError FindByAlias(NetlinkSocket container, DeviceSet devices, int at, in Device found)
    {
        InterfaceName ifName = devices[at].IfName;
        Span<byte> alias = stackalloc byte[InterfaceAlias.MaxLength];
        NetlinkError error = LinkQuery.Alias(container, found.Index, alias, out int length);
        if (error.Failed)
            return NotFound(ifName, error);
        bool isNamed = InterfaceName.TryCopy(alias[..length], out InterfaceName original);
        if (devices[at].IsRecorded && !(isNamed && original == devices[at].Device.Name))
        {
            // Another device that was renamed to this: the recorded one may have another name.
            CniError failed = FindRenamed(container, devices, at, default);
            if (failed.Failed || devices[at].Inside != 0)
                return failed;
        }
        if (!isNamed)
            return CniError.Internal($"failed to find original ifname for {GoQuote.Quote(ifName.Bytes)} (alias is not set)");
        bool isOwn = devices[at].IsRecorded && original == devices[at].Device.Name;
        // Of what the record says nothing is true of another device.
        devices[at].Device = found with { Name = original, Index = isOwn ? devices[at].Device.Index : 0 };
        devices[at].AliasLength = isOwn ? devices[at].AliasLength : 0;
        devices[at].AltnamesLength = isOwn ? devices[at].AltnamesLength : 0;
        Take(ref devices[at], found);
        return default;
    }

    /// <summary>By the alias, which bears the name on the host; the record or the configuration knows it. Else by the recorded address.</summary>
    private static CniError FindRenamed(NetlinkSocket container, DeviceSet devices, int at, ReadOnlySpan<byte> configured)
    {
        ref MovedDevice device = ref devices[at];
        InterfaceName original = device.Device.Name;
        if (!device.IsRecorded && !InterfaceName.TryCopy(configured, out original))
            return default;
        NetlinkError error = LinkQuery.ByAlias(container, original.Bytes, out int index);
        if (!error.Failed && index == 0 && device.IsRecorded)
            error = FindByAddress(container, original, device.Device.Address, out index);
        if (error.Failed)
            return NotFound(device.IfName, error);
        if (index == 0 || IsTaken(devices, at, index))
            return default;
        CniError failed = DeviceFinder.Describe(container, index, out Device found);
        if (failed.Failed)
            return failed;
        if (!device.IsRecorded)
            device.Device = found with { Name = original, Index = 0 };
        Take(ref device, found);
        return default;
    }

    /// <summary>The link with the address that was recorded: what is left when somebody changed name and alias, or when a kill came behind a move
    /// that failed half-way. Its old name decides, or that it is the only one.</summary>
    private static NetlinkError FindByAddress(NetlinkSocket container, InterfaceName original, LinkAddress address, out int index)
    {
        index = 0;
        if (!address.IsWhole || address.Bytes.IsEmpty)
            return default;
        index = MoveUndo.FindByNameAndAddress(container, original, address);
        if (index != 0)
            return default;
        var match = new AddressMatch(address.Bytes, stackalloc AddressMatch.Found[AddressMatch.MaxLinks]);
        NetlinkError error = LinkWalk.Run(container, ref match);
        if (!error.Failed && !match.TryDecide(out index))
            index = 0;
        return error;
    }

    private static void Take(ref MovedDevice device, in Device found)
    {
        device.Inside = found.Index;
        device.Current = found.Name;
    }

    /// <summary>Whether a link is known to be another device of the attachment already.</summary>
    private static bool IsTaken(DeviceSet devices, int at, int index)
    {
        for (int other = 0; other < devices.Count; other++)
        {
            if (other != at && devices[other].Inside == index)
                return true;
        }
        return false;
    }

    private static CniError NotFound(InterfaceName ifName, NetlinkError error)
        => CniError.Internal($"failed to find {GoQuote.Quote(ifName.Bytes)} in containerNS: {error}");
}
