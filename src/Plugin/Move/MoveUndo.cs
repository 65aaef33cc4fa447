using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;

namespace HostDevice.Move;

/// <summary>Brings a device home whose move failed half-way: the kernel applies name, alias and up only after the move.</summary>
internal static class MoveUndo
{
    private const int BatchSize = 2 * MoveRequests.Size;

    /// <summary>Undoes what the failed request did.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="ifName">The name it was to get.</param>
    /// <param name="record">The device as it was.</param>
    /// <param name="refused">Why the move failed.</param>
    /// <param name="isUntouched">The device never left the host.</param>
    /// <returns><paramref name="refused"/>; its text also says so if the device could not be brought back.</returns>
    internal static NetlinkError Run(
        in NamespacePair spaces, InterfaceName ifName, in DeviceRecord record, NetlinkError refused, out bool isUntouched)
    {
        NetlinkError error = DeviceFinder.FindByName(spaces.Host, record.Device.Name.Bytes, out int atHome);
        isUntouched = !error.Failed && atHome == record.Device.Index;
        if (isUntouched)
            return refused;

        if (!error.Failed)
            error = BringHome(spaces, ifName, record);
        return error.Failed ? Lost(refused, error.ToString()) : refused;
    }

    /// <summary>Undoes a move that went well, because what was to follow it failed: device, altnames, record.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="ifName">The device's name in the container.</param>
    /// <param name="containerId">Key of the record.</param>
    /// <param name="record">The device as it was.</param>
    /// <returns>Success, or why the device is still in the container; then its record stays, for DEL.</returns>
    internal static NetlinkError TakeBack(
        in NamespacePair spaces, InterfaceName ifName, ReadOnlySpan<byte> containerId, in DeviceRecord record)
    {
        NetlinkError error = BringHome(spaces, ifName, record);
        if (error.Failed)
            return error;
        MoveOut.Complete(spaces.Host, record);
        RecordStore.Remove(containerId, ifName);
        return default;
    }

    private static NetlinkError BringHome(in NamespacePair spaces, InterfaceName ifName, in DeviceRecord record)
    {
        // Never by index alone: the kernel may have given it another one, and this one to another link.
        int index = FindMoved(spaces.Container, ifName, record.Device);
        if (index == 0)
            return new NetlinkError(NetlinkFault.Refused, Errno.ENODEV, text: "it is on neither side");
        NetlinkError error = GiveBack(spaces, index, record, record.Device.Index);
        return error.Errno == Errno.EBUSY ? GiveBack(spaces, index, record, newIndex: 0) : error;
    }

    private static int FindMoved(NetlinkSocket container, InterfaceName ifName, in Device device)
    {
        int index = FindByNameAndAddress(container, ifName, device.Address);
        return index != 0 ? index : FindByNameAndAddress(container, device.Name, device.Address);
    }

    /// <summary>Finds the link of this name, if it also has this hardware address.</summary>
    internal static int FindByNameAndAddress(NetlinkSocket socket, InterfaceName name, LinkAddress address)
    {
        if (DeviceFinder.FindByName(socket, name.Bytes, out int index).Failed || index == 0)
            return 0;
        return !LinkAddress.Read(socket, name.Bytes, out LinkAddress found).Failed && found == address ? index : 0;
    }

    private static NetlinkError GiveBack(in NamespacePair spaces, int index, in DeviceRecord record, int newIndex)
    {
        var batch = new NetlinkBatch(stackalloc byte[BatchSize]);
        batch.Add(MoveRequests.Rename(batch.Free, index, record.Device.Name));
        batch.Add(MoveRequests.GiveBack(
            batch.Free, index, spaces.Own, record.Device.Name, record.Alias, newIndex == index ? 0 : newIndex, record.Device.IsUp));
        BatchReplies replies = spaces.Container.Execute(batch);
        // The name is in the second message too: it alone decides.
        _ = replies.Next();
        return replies.Next();
    }

    private static NetlinkError Lost(NetlinkError refused, string why)
        => new(refused.Fault, refused.Errno, refused.AttributeType, refused.Attribute, refused.Offset,
            $"{refused.Text ?? refused.ToString()}; the device could not be brought back to the host: {why}");
}
