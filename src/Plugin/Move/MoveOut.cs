using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;

namespace HostDevice.Move;

/// <summary>Gives a device back to the host: rename and move in one <c>sendmsg</c>, which a kill cannot cut in two.</summary>
internal static class MoveOut
{
    private const int BatchSize = 3 * MoveRequests.Size;

    /// <summary>Moves the device back.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="index">Its index in the container.</param>
    /// <param name="current">Its name there, which it keeps if the host refuses it.</param>
    /// <param name="record">Name, alias, altnames and index to give back.</param>
    internal static CniError Run(in NamespacePair spaces, int index, InterfaceName current, in DeviceRecord record)
    {
        InterfaceName original = record.Device.Name;
        NetlinkError error = DeviceFinder.FindByName(spaces.Host, original.Bytes, out int taken);
        if (!error.Failed && taken != 0 && !(spaces.Own == spaces.Target && taken == index))
            error = new NetlinkError(NetlinkFault.Refused, Errno.EEXIST, text: $"the host has another link of the name {original}");
        InterfaceName pivot = default;
        if (!error.Failed)
            error = PivotName.Choose(spaces, index, original, out pivot);
        // Somebody gave the device its own old name as an altname: it would be in the way of the rename.
        if (!error.Failed && pivot == original && current != original)
            error = RemoveOwnAltname(spaces.Container, index, original);
        if (error.Failed)
            return Refusal(original, error);

        error = Send(spaces, index, current, pivot, record, FreeIndex(spaces, index, record.Device.Index));
        // Somebody took the old index meanwhile: any will do.
        if (error.Errno == Errno.EBUSY)
            error = Send(spaces, index, pivot, pivot, record, newIndex: 0);
        if (error.Failed)
            error = Recover(spaces, index, current, pivot, record, error);
        if (error.Failed)
            return Refusal(original, error);
        Complete(spaces.Host, record);
        return default;
    }

    /// <summary>Puts back the altnames of a device that is home: the last step, and what a kill before it leaves for the next DEL.</summary>
    internal static void Complete(NetlinkSocket host, in DeviceRecord record)
    {
        if (record.Altnames.IsEmpty)
            return;
        int index = MoveUndo.FindByNameAndAddress(host, record.Device.Name, record.Device.Address);
        if (index != 0)
            AltnameClash.PutBack(host, index, record.Altnames);
    }

    private static NetlinkError Send(
        in NamespacePair spaces, int index, InterfaceName current, InterfaceName pivot, in DeviceRecord record, int newIndex)
    {
        var batch = new NetlinkBatch(stackalloc byte[BatchSize]);
        if (!pivot.IsEmpty && pivot != current)
            batch.Add(MoveRequests.Rename(batch.Free, index, pivot));
        // DOWN, as upstream leaves it: nobody on the host has asked for the link yet.
        batch.Add(MoveRequests.GiveBack(batch.Free, index, spaces.Own, record.Device.Name, record.Alias, newIndex, up: false));
        BatchReplies replies = spaces.Container.Execute(batch);
        NetlinkError last = replies.Next();
        // A rename that failed does not matter if the move went well: it carries the name too.
        return batch.Count > 1 ? replies.Next() : last;
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
    private static NetlinkError Recover(
        in NamespacePair spaces, int index, InterfaceName current, InterfaceName pivot, in DeviceRecord record, NetlinkError refused)
    {
        Span<byte> buffer = stackalloc byte[MoveRequests.Size];
        InterfaceName shown = pivot.IsEmpty ? current : pivot;
        NetlinkError error = DeviceFinder.FindByName(spaces.Container, shown.Bytes, out int inside);
        if (!error.Failed && inside == index)
        {
            if (shown != current)
                _ = spaces.Container.Execute(MoveRequests.Rename(buffer, index, current));
            return refused;
        }
        int stray = MoveUndo.FindByNameAndAddress(spaces.Host, shown, record.Device.Address);
        return stray == 0 ? refused : spaces.Host.Execute(MoveRequests.Rename(buffer, stray, record.Device.Name));
    }

    private static CniError Refusal(InterfaceName original, NetlinkError error)
    {
        string reason = error.Errno != 0 ? Errno.Describe(error.Errno) : error.ToString();
        return CniError.Internal($"failed to move {GoQuote.Quote(original.Bytes)} to hostNS: {reason}", error.Text ?? "");
    }
}
