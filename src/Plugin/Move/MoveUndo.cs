using HostDevice.Cni;
using HostDevice.Devices;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;

namespace HostDevice.Move;

/// <summary>
/// Brings devices home again, because the move of one of them failed half-way (the kernel applies name, alias and up only after the move)
/// or because what was to follow the move failed: devices, altnames, records.
/// </summary>
internal static class MoveUndo
{
    /// <summary>Undoes the moves, wherever the devices are by now.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="containerId">With CNI_IFNAME the key of the records.</param>
    /// <param name="devices">As they were; those that had left are marked by <see cref="MovedDevice.Inside"/>.</param>
    /// <returns>Which devices are still in the container, and why; then the records stay, for DEL.</returns>
    internal static CniError Run(in NamespacePair spaces, ReadOnlySpan<byte> containerId, DeviceSet devices)
    {
        CniError lost = default;
        bool isAnyAway = false;
        for (int at = 0; at < devices.Count; at++)
        {
            NetlinkError error = Find(spaces, ref devices[at]);
            if (error.Failed)
                lost = Add(lost, devices[at], error);
            isAnyAway |= devices[at].Inside != 0;
        }
        NetlinkError[]? refused = isAnyAway ? HomeBatch.Send(spaces, devices, restoresUp: true) : null;
        for (int at = 0; at < devices.Count; at++)
        {
            if (refused is not null && refused[at].Failed)
                lost = Add(lost, devices[at], refused[at]);
            MoveOut.Complete(spaces.Host, devices.Record(at));
        }
        if (!lost.Failed)
            devices.Forget(containerId);
        return lost;
    }

    /// <summary>Finds out where a device is. Never by index alone: the kernel may have given it another one, and this one to another link.</summary>
    private static NetlinkError Find(in NamespacePair spaces, ref MovedDevice device)
    {
        device.Inside = 0;
        NetlinkError error = DeviceFinder.FindByName(spaces.Host, device.Device.Name.Bytes, out int atHome);
        if (error.Failed || atHome == device.Device.Index)
            return error;
        device.Current = device.IfName;
        device.Inside = FindByNameAndAddress(spaces.Container, device.IfName, device.Device.Address);
        if (device.Inside == 0)
        {
            device.Current = device.Device.Name;
            device.Inside = FindByNameAndAddress(spaces.Container, device.Device.Name, device.Device.Address);
        }
        device.Pivot = device.Device.Name;
        device.NewIndex = device.Device.Index == device.Inside ? 0 : device.Device.Index;
        return device.Inside == 0 ? new NetlinkError(NetlinkFault.Refused, Errno.ENODEV, text: "it is on neither side") : default;
    }

    /// <summary>Finds the link of this name, if it also has this hardware address.</summary>
    internal static int FindByNameAndAddress(NetlinkSocket socket, InterfaceName name, LinkAddress address)
    {
        if (DeviceFinder.FindByName(socket, name.Bytes, out int index).Failed || index == 0)
            return 0;
        return !LinkAddress.Read(socket, name.Bytes, out LinkAddress found).Failed && found == address ? index : 0;
    }

    private static CniError Add(CniError lost, in MovedDevice device, NetlinkError why)
    {
        string next = $"the device {GoQuote.Quote(device.Device.Name.Bytes)} could not be brought back to the host: {why}";
        return lost.Failed ? CniError.Internal($"{lost.Msg}; {next}") : CniError.Internal(next);
    }
}
