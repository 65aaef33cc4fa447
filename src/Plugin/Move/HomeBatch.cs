using HostDevice.Devices;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;

namespace HostDevice.Move;

/// <summary>Gives devices back to the host, rename and move of each, in one <c>sendmsg</c>, which a kill cannot cut in two.</summary>
internal static class HomeBatch
{
    private const int Room = 2 * MoveRequests.Size;

    /// <summary>Sends those that are in the container. The kernel goes on after a refusal.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="devices">Those with an index in the container go.</param>
    /// <param name="restoresUp">Whether one that was up on the host is to be up again.</param>
    /// <returns>Each device's refusal, in its place; null when there is none.</returns>
    internal static NetlinkError[]? Send(in NamespacePair spaces, DeviceSet devices, bool restoresUp)
    {
        NetlinkError[]? refused = SendOnce(spaces, devices, restoresUp);
        for (int at = 0; refused is not null && at < devices.Count; at++)
        {
            if (refused[at].Errno != Errno.EBUSY || devices[at].NewIndex == 0)
                continue;
            // Somebody took the old index meanwhile: any will do.
            devices[at].NewIndex = 0;
            refused[at] = SendOnce(spaces, devices.Only(at), restoresUp)?[0] ?? default;
        }
        return refused;
    }

    private static NetlinkError[]? SendOnce(in NamespacePair spaces, DeviceSet devices, bool restoresUp)
    {
        var batch = new NetlinkBatch(stackalloc byte[devices.Count * Room]);
        for (int at = 0; at < devices.Count; at++)
        {
            ref MovedDevice device = ref devices[at];
            if (device.Inside == 0)
                continue;
            if (HasRename(device))
                batch.Add(MoveRequests.Rename(batch.Free, device.Inside, device.Pivot));
            Device original = device.Device;
            batch.Add(MoveRequests.GiveBack(
                batch.Free, device.Inside, spaces.Own, original.Name, devices.Record(at).Alias, device.NewIndex, restoresUp && original.IsUp));
        }
        BatchReplies replies = spaces.Container.Execute(batch);
        // All of them before anything else is asked on this socket: a verdict that is not read by then is lost.
        NetlinkError[]? refused = null;
        for (int at = 0; at < devices.Count; at++)
        {
            if (devices[at].Inside == 0)
                continue;
            // A rename that failed does not matter if the move went well: it carries the name too.
            if (HasRename(devices[at]))
                _ = replies.Next();
            NetlinkError verdict = replies.Next();
            if (verdict.Failed)
                (refused ??= new NetlinkError[devices.Count])[at] = verdict;
        }
        return refused;
    }

    private static bool HasRename(in MovedDevice device) => !device.Pivot.IsEmpty && device.Pivot != device.Current;
}
