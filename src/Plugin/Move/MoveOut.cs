using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;

namespace HostDevice.Move;

/// <summary>Gives devices back to the host under their own names. Each for itself: one that the host refuses keeps no other one away.</summary>
internal static class MoveOut
{
    /// <summary>Moves the devices back.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="devices">Those that are in the container, by index and name there. Those that came home are marked as done.</param>
    /// <returns>The first refusal; the others are details of it.</returns>
    internal static CniError Run(in NamespacePair spaces, DeviceSet devices)
    {
        CniError failed = default;
        bool isAnyAway = false;
        for (int at = 0; at < devices.Count; at++)
        {
            ref MovedDevice device = ref devices[at];
            if (device.Inside == 0)
                continue;
            NetlinkError error = Prepare(spaces, ref device);
            if (error.Failed)
            {
                failed = Add(failed, device, error);
                device.Inside = 0;
            }
            isAnyAway |= device.Inside != 0;
        }
        return isAnyAway ? Send(spaces, devices, failed) : failed;
    }

    /// <summary>Puts back the altnames of a device that is home: the last step, and what a kill before it leaves for the next DEL.</summary>
    internal static void Complete(NetlinkSocket host, scoped DeviceRecord record)
    {
        if (record.Altnames.IsEmpty)
            return;
        int index = MoveUndo.FindByNameAndAddress(host, record.Device.Name, record.Device.Address);
        if (index != 0)
            AltnameClash.PutBack(host, index, record.Altnames);
    }

    private static NetlinkError Prepare(in NamespacePair spaces, ref MovedDevice device)
    {
        InterfaceName original = device.Device.Name;
        NetlinkError error = DeviceFinder.FindByName(spaces.Host, original.Bytes, out int taken);
        if (!error.Failed && taken != 0 && !(spaces.Own == spaces.Target && taken == device.Inside))
            error = new NetlinkError(NetlinkFault.Refused, Errno.EEXIST, text: $"the host has another link of the name {original}");
        if (!error.Failed)
            error = PivotName.Choose(spaces, device.Inside, original, out device.Pivot);
        // Somebody gave the device its own old name as an altname: it would be in the way of the rename.
        if (!error.Failed && device.Pivot == original && device.Current != original)
            error = RemoveOwnAltname(spaces.Container, device.Inside, original);
        if (!error.Failed)
            device.NewIndex = FreeIndex(spaces, device.Inside, device.Device.Index);
        return error;
    }

    private static CniError Send(in NamespacePair spaces, DeviceSet devices, CniError failed)
    {
        // DOWN, as upstream leaves them: nobody on the host has asked for the links yet.
        NetlinkError[]? refused = HomeBatch.Send(spaces, devices, restoresUp: false);
        for (int at = 0; at < devices.Count; at++)
        {
            ref MovedDevice device = ref devices[at];
            if (device.Inside == 0)
                continue;
            NetlinkError error = refused is null ? default : refused[at];
            if (error.Failed)
                error = Recover(spaces, device, error);
            device.IsDone = !error.Failed;
            if (error.Failed)
                failed = Add(failed, device, error);
            else
                Complete(spaces.Host, devices.Record(at));
        }
        return failed;
    }

    private static NetlinkError RemoveOwnAltname(NetlinkSocket container, int index, InterfaceName original)
    {
        NetlinkError error = DeviceFinder.FindByName(container, original.Bytes, out int holder);
        if (error.Failed || holder != index)
            return error;
        return container.Execute(MoveRequests.RemoveAltname(stackalloc byte[MoveRequests.Size], index, original.Bytes));
    }

    /// <summary>The index it had on the host, if it has another now and that one is free; else 0.</summary>
    private static int FreeIndex(in NamespacePair spaces, int index, int original)
    {
        if (original == 0 || original == index)
            return 0;
        Span<byte> name = stackalloc byte[InterfaceName.MaxLength + 1];
        NetlinkError error = spaces.Host.GetLinkName(original, name, out _);
        return error.Errno == Errno.ENODEV ? original : 0;
    }

    /// <summary>Still in the container: gives it its name there back. Already on the host, under a transient name: sets the final one.</summary>
    private static NetlinkError Recover(in NamespacePair spaces, in MovedDevice device, NetlinkError refused)
    {
        Span<byte> buffer = stackalloc byte[MoveRequests.Size];
        InterfaceName shown = device.Pivot.IsEmpty ? device.Current : device.Pivot;
        NetlinkError error = DeviceFinder.FindByName(spaces.Container, shown.Bytes, out int inside);
        if (!error.Failed && inside == device.Inside)
        {
            if (shown != device.Current)
                _ = spaces.Container.Execute(MoveRequests.Rename(buffer, device.Inside, device.Current));
            return refused;
        }
        Device original = device.Device;
        int stray = MoveUndo.FindByNameAndAddress(spaces.Host, shown, original.Address);
        return stray == 0 ? refused : spaces.Host.Execute(MoveRequests.Rename(buffer, stray, original.Name));
    }

    private static CniError Add(CniError failed, in MovedDevice device, NetlinkError error)
    {
        string reason = error.Errno != 0 ? Errno.Describe(error.Errno) : error.ToString();
        var next = CniError.Internal($"failed to move {GoQuote.Quote(device.Device.Name.Bytes)} to hostNS: {reason}", error.Text ?? "");
        return failed.Failed ? failed.With(next.ToString()) : next;
    }
}
