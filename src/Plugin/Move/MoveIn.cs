using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Move;

/// <summary>Moves a device into the container: one request does it all, and after a failure everything is as it was.</summary>
internal static class MoveIn
{
    /// <summary>Checks what can be told before the move, and notes what the device is like. Nothing has moved yet.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="device">As found on the host.</param>
    /// <param name="ifName">Name in the container; checked by the kernel's rules, which it applies only after the move.</param>
    /// <param name="alias">Room of at least <see cref="InterfaceAlias.MaxLength"/> bytes.</param>
    /// <param name="altnames">Room of <see cref="AltnameList.Room"/> bytes.</param>
    /// <param name="record">What it takes to undo the move: see <see cref="MoveUndo.TakeBack"/>.</param>
    internal static CniError Prepare(
        in NamespacePair spaces, in Device device, InterfaceName ifName, Span<byte> alias, Span<byte> altnames, out DeviceRecord record)
    {
        record = default;
        NetlinkError error = DeviceFinder.FindByName(spaces.Container, ifName.Bytes, out int taken);
        if (error.Failed)
            return Refusal(device, ifName, error);
        if (taken != 0 && !(spaces.Own == spaces.Target && taken == device.Index))
            return Refusal(device, ifName, new NetlinkError(NetlinkFault.Refused, Errno.EEXIST, text: $"the container has a link of the name {ifName}"));

        error = HostAlias.Read(spaces.Host, device, alias, out int aliasLength);
        Device healed = device;
        if (!error.Failed)
            error = SelfHeal.OfDevice(spaces.Host, ref healed, alias, ref aliasLength);
        if (error.Failed)
            return Refusal(device, ifName, error);
        record = new DeviceRecord
        {
            Device = healed,
            Alias = alias[..aliasLength],
            Altnames = new AltnameList(altnames),
        };
        error = AltnameClash.IsOwn(spaces.Host, healed, ifName, out bool isOwn);
        if (isOwn)
            record.Altnames.TryAdd(ifName.Bytes);
        return error.Failed ? Refusal(healed, ifName, error) : default;
    }

    /// <summary>Moves the device, names it <paramref name="ifName"/> and brings it up. A second attempt goes without altnames that were in the way.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="ifName">The same as in <see cref="Prepare"/>.</param>
    /// <param name="containerId">Key of the record.</param>
    /// <param name="record">From <see cref="Prepare"/>; altnames that are taken off are noted there.</param>
    internal static CniError Run(in NamespacePair spaces, InterfaceName ifName, ReadOnlySpan<byte> containerId, ref DeviceRecord record)
    {
        NetlinkError error = Move(spaces, ifName, containerId, record, out bool isUntouched);
        if (error.Errno == Errno.EEXIST && isUntouched)
        {
            NetlinkError listed = AltnameClash.FindTaken(spaces.Host, spaces.Container, record.Device, ref record.Altnames);
            if (!listed.Failed && !record.Altnames.IsEmpty)
                error = Move(spaces, ifName, containerId, record, out isUntouched);
        }
        if (!error.Failed)
            return default;
        RecordStore.Remove(containerId, ifName);
        return Refusal(record.Device, ifName, error);
    }

    private static NetlinkError Move(
        in NamespacePair spaces, InterfaceName ifName, ReadOnlySpan<byte> containerId, in DeviceRecord record, out bool isUntouched)
    {
        isUntouched = true;
        // Written before the first act: whatever line a kill hits, the next DEL finds what this move took.
        int errno = RecordStore.Save(containerId, ifName, record);
        if (errno != 0 && !record.Altnames.IsEmpty)
            return new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "saving the alternative names");

        NetlinkError error = AltnameClash.TakeOff(spaces.Host, record.Device.Index, record.Altnames);
        if (!error.Failed)
        {
            error = spaces.Host.Execute(Request(stackalloc byte[MoveRequests.Size], spaces, record.Device, ifName));
            if (!error.Failed)
                return default;
            error = MoveUndo.Run(spaces, ifName, record, error, out isUntouched);
        }
        AltnameClash.PutBack(spaces.Host, record.Device.Index, record.Altnames);
        return error;
    }

    private static NetlinkRequest Request(Span<byte> buffer, in NamespacePair spaces, in Device device, InterfaceName ifName)
        => new NewlinkRequest(buffer)
        {
            IfiIndex = device.Index,
            // Without ifi_change the flags would replace all others: promiscuous mode would be lost.
            IfiFlags = IfinfoFlags.Up,
            IfiChange = IfinfoFlags.Up,
            NetNsFd = (uint)spaces.Target.Fd,
            Ifname = ifName.Bytes,
            // What DEL gives back; upstream reads and writes it alike.
            Ifalias = device.Name.Bytes,
        }.Finish();

    private static CniError Refusal(in Device device, InterfaceName ifName, NetlinkError error)
    {
        string reason = error.Errno != 0 ? Errno.Describe(error.Errno) : error.ToString();
        return CniError.Internal(
            $"failed to move link failed to move {GoQuote.Quote(ifName.Bytes)} (host: {GoQuote.Quote(device.Name.Bytes)}) to container NS: {reason}",
            error.Text ?? "");
    }
}
