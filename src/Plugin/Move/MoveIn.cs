using HostDevice.Cni;
using HostDevice.Devices;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Move;

/// <summary>
/// Moves devices into the container: one request for each does it all, one <c>sendmsg</c> for all of them, and after any failure
/// everything is as it was.
/// </summary>
internal static class MoveIn
{
    /// <summary>Checks what can be told before the move, and notes what the devices are like. Nothing has moved yet.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="devices">As found on the host, with their names in the container; those are checked by the kernel's rules, which it
    /// applies only after the move.</param>
    internal static CniError Prepare(in NamespacePair spaces, DeviceSet devices)
    {
        for (int at = 0; at < devices.Count; at++)
        {
            NetlinkError error = Describe(spaces, devices, at);
            if (error.Failed)
                return Refusal(devices[at], error);
        }
        NetlinkError failed = AltnameClash.FindOwn(spaces.Host, devices);
        return failed.Failed ? Refusal(devices[0], failed) : default;
    }

    /// <summary>Moves the devices, gives them their names and brings them up. What altnames were in the way of, is tried again without them.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="containerId">With CNI_IFNAME the key of the records.</param>
    /// <param name="devices">From <see cref="Prepare"/>; altnames that are taken off are noted there.</param>
    internal static CniError Run(in NamespacePair spaces, ReadOnlySpan<byte> containerId, DeviceSet devices)
    {
        NetlinkError error = Move(spaces, containerId, devices, out int at);
        if (error.Errno == Errno.EEXIST && AreAltnamesInTheWay(spaces, devices))
            error = Move(spaces, containerId, devices, out at);
        if (!error.Failed)
            return default;
        CniError refusal = Refusal(devices[at], error);
        CniError lost = MoveUndo.Run(spaces, containerId, devices);
        return lost.Failed ? refusal.With(lost.Msg) : refusal;
    }

    private static NetlinkError Describe(in NamespacePair spaces, DeviceSet devices, int at)
    {
        Device device = devices[at].Device;
        InterfaceName ifName = devices[at].IfName;
        NetlinkError error = DeviceFinder.FindByName(spaces.Container, ifName.Bytes, out int taken);
        if (error.Failed)
            return error;
        if (taken != 0 && !(spaces.Own == spaces.Target && taken == device.Index))
            return new NetlinkError(NetlinkFault.Refused, Errno.EEXIST, text: $"the container has a link of the name {ifName}");

        error = HostAlias.Read(spaces.Host, device, devices.Alias(at), out int aliasLength);
        if (!error.Failed)
            error = SelfHeal.OfDevice(spaces.Host, ref device, devices.Alias(at), ref aliasLength);
        devices[at].Device = device;
        devices[at].AliasLength = aliasLength;
        return error;
    }

    /// <summary>Moves those that have not moved yet.</summary>
    /// <param name="at">Whose error it is.</param>
    private static NetlinkError Move(in NamespacePair spaces, ReadOnlySpan<byte> containerId, DeviceSet devices, out int at)
    {
        at = 0;
        // Written before the first act: whatever line a kill hits, the next DEL finds what this move took.
        int errno = devices.Save(containerId);
        if (errno != 0)
            return new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "saving the alternative names");

        NetlinkError error = default;
        var batch = new NetlinkBatch(stackalloc byte[devices.Count * MoveRequests.Size]);
        for (int next = 0; next < devices.Count && !error.Failed; next++)
        {
            if (devices[next].IsDone)
                continue;
            at = next;
            error = AltnameClash.TakeOff(spaces.Host, devices[next].Device.Index, devices.Record(next).Altnames);
            batch.Add(Request(batch.Free, spaces, devices[next].Device, devices[next].IfName));
        }
        if (error.Failed)
            return error;
        // The kernel goes on after a refusal, so every verdict counts.
        BatchReplies replies = spaces.Host.Execute(batch);
        for (int next = 0; next < devices.Count; next++)
        {
            if (devices[next].IsDone)
                continue;
            NetlinkError verdict = replies.Next();
            devices[next].IsDone = !verdict.Failed;
            if (verdict.Failed && !error.Failed)
            {
                error = verdict;
                at = next;
            }
        }
        return error;
    }

    /// <summary>Whether all that was refused has not left the host, and has altnames that are taken in the container; they are noted.</summary>
    private static bool AreAltnamesInTheWay(in NamespacePair spaces, DeviceSet devices)
    {
        for (int at = 0; at < devices.Count; at++)
        {
            ref MovedDevice device = ref devices[at];
            if (device.IsDone)
                continue;
            if (DeviceFinder.FindByName(spaces.Host, device.Device.Name.Bytes, out int atHome).Failed || atHome != device.Device.Index)
                return false;
            AltnameClash.PutBack(spaces.Host, atHome, devices.Record(at).Altnames);
            int before = device.AltnamesLength;
            if (AltnameClash.FindTaken(spaces, devices, at).Failed || device.AltnamesLength == before)
                return false;
        }
        return true;
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

    private static CniError Refusal(in MovedDevice device, NetlinkError error)
    {
        string reason = error.Errno != 0 ? Errno.Describe(error.Errno) : error.ToString();
        return CniError.Internal(
            $"failed to move link failed to move {GoQuote.Quote(device.IfName.Bytes)} (host: {GoQuote.Quote(device.Device.Name.Bytes)}) to container NS: {reason}",
            error.Text ?? "");
    }
}
