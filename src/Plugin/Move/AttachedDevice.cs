using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;

namespace HostDevice.Move;

/// <summary>The device of an attachment as it is in the container now, where somebody may have renamed it.</summary>
/// <param name="Index">Its index there; 0 when it is gone.</param>
/// <param name="Name">Its name there.</param>
internal readonly record struct AttachedDevice(int Index, InterfaceName Name)
{
    /// <summary>Finds the device, and completes <paramref name="record"/> with the name to give back.</summary>
    /// <param name="container">Socket in the container's namespace.</param>
    /// <param name="ifName">Where it should be.</param>
    /// <param name="config">May name the device.</param>
    /// <param name="isRecorded">Whether ADD left a record. Then no RTNL is needed in the usual case.</param>
    /// <param name="record">As loaded.</param>
    /// <param name="alias">Room of at least <see cref="InterfaceAlias.MaxLength"/> bytes, other than the record's.</param>
    /// <param name="device">What was found.</param>
    internal static CniError Find(
        NetlinkSocket container, InterfaceName ifName, in CniConfig config, bool isRecorded, ref DeviceRecord record, Span<byte> alias,
        out AttachedDevice device)
    {
        device = default;
        NetlinkError error = DeviceFinder.FindByName(container, ifName.Bytes, out int index);
        if (error.Failed)
            return NotFound(ifName, error);
        if (index == 0)
            return FindRenamed(container, ifName, config, isRecorded, ref record, out device);

        CniError failed = DeviceFinder.Describe(container, index, out Device found);
        if (failed.Failed)
            return failed;
        device = new AttachedDevice(index, found.Name);
        if (isRecorded && record.Device.Address == found.Address)
            return default;

        // No record, or one of another device: then only the alias can tell.
        error = LinkQuery.Alias(container, index, alias, out int length);
        if (error.Failed)
            return NotFound(ifName, error);
        if (InterfaceName.TryCopy(alias[..length], out InterfaceName original))
        {
            record = record with { Device = found with { Name = original, Index = 0 } };
            return default;
        }
        return CniError.Internal($"failed to find original ifname for {GoQuote.Quote(ifName.Bytes)} (alias is not set)");
    }

    /// <summary>By the alias, which bears the name on the host; the record or the configuration knows it. Else by the recorded address.</summary>
    private static CniError FindRenamed(
        NetlinkSocket container, InterfaceName ifName, in CniConfig config, bool isRecorded, ref DeviceRecord record, out AttachedDevice device)
    {
        device = default;
        InterfaceName original = record.Device.Name;
        if (!isRecorded && !InterfaceName.TryCopy(config.Device, out original))
            return default;
        NetlinkError error = LinkQuery.ByAlias(container, original.Bytes, out int index);
        if (!error.Failed && index == 0 && isRecorded)
            error = FindByAddress(container, record.Device.Address, out index);
        if (error.Failed)
            return NotFound(ifName, error);
        if (index == 0)
            return default;
        CniError failed = DeviceFinder.Describe(container, index, out Device found);
        if (failed.Failed)
            return failed;
        device = new AttachedDevice(index, found.Name);
        if (!isRecorded)
            record = record with { Device = found with { Name = original, Index = 0 } };
        return default;
    }

    /// <summary>The only device with the address that was recorded: what is left when somebody changed name and alias.</summary>
    private static NetlinkError FindByAddress(NetlinkSocket container, LinkAddress address, out int index)
    {
        index = 0;
        if (!address.IsWhole || address.Bytes.IsEmpty)
            return default;
        var match = new AddressMatch(address.Bytes, stackalloc AddressMatch.Found[AddressMatch.MaxLinks]);
        NetlinkError error = LinkWalk.Run(container, ref match);
        if (!error.Failed && !match.TryDecide(out index))
            index = 0;
        return error;
    }

    private static CniError NotFound(InterfaceName ifName, NetlinkError error)
        => CniError.Internal($"failed to find {GoQuote.Quote(ifName.Bytes)} in containerNS: {error}");
}
