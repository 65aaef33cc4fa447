using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;

namespace HostDevice.Move;

/// <summary>
/// Gives a device its name back that came home without DEL: when a namespace dies, the kernel returns a physical device under the
/// container's name, or as <c>dev7</c>, with its alias (<c>default_device_exit_net</c> in <c>net/core/dev.c</c>).
/// </summary>
/// <remarks>
/// An alias alone is no proof: administrators write aliases too. It counts if a record says the same of this hardware address, or if
/// the configuration asks for a device of that name and the host has none.
/// </remarks>
internal static class SelfHeal
{
    /// <summary>Finds the device that a configuration means, to be moved; one that is asked for by a name which it lost gets it back.</summary>
    internal static CniError Find(NetlinkSocket host, DeviceSelector selector, out Device device)
    {
        CniError failed = DeviceFinder.Find(host, selector, out device);
        if (failed.Failed && selector.Kind == SelectorKind.Name && !OfName(host, selector.Value, out int index).Failed && index != 0)
            failed = DeviceFinder.Describe(host, index, out device);
        // Both the guard and the alias are read there.
        if (!failed.Failed && device.HasLink)
            device = device with { IsInSysfs = SysfsLink.Shows(device) };
        return failed;
    }

    /// <summary>Heals the device that a configuration found by other means than its name, if it is a stray.</summary>
    /// <param name="host">Socket in the host's namespace.</param>
    /// <param name="device">As found; under its own name afterwards.</param>
    /// <param name="alias">Room with its alias; of a healed device the one it had before.</param>
    /// <param name="length">Bytes of the alias.</param>
    internal static NetlinkError OfDevice(NetlinkSocket host, ref Device device, Span<byte> alias, ref int length)
    {
        if (!InterfaceName.TryCopy(alias[..length], out InterfaceName original) || original == device.Name)
            return default;
        NetlinkError error = DeviceFinder.FindByName(host, original.Bytes, out int holder);
        if (error.Failed || (holder != 0 && holder != device.Index))
            return error;

        var found = new FoundRecord(stackalloc byte[FoundRecord.Room]);
        if (!found.Load(original, device.Address))
            return default;
        error = GiveNameBack(host, device.Index, found.Record);
        if (error.Failed)
            return error;
        device = device with { Name = original };
        found.Record.Alias.CopyTo(alias);
        length = found.Record.Alias.Length;
        found.Remove();
        return default;
    }

    /// <summary>Heals the device of this name, which the host does not have: some link may bear it as alias.</summary>
    /// <param name="host">Socket in the host's namespace.</param>
    /// <param name="wanted">The name in the configuration.</param>
    /// <param name="index">Index of the healed device, 0 when there is none.</param>
    internal static NetlinkError OfName(NetlinkSocket host, ReadOnlySpan<byte> wanted, out int index)
    {
        index = 0;
        if (!InterfaceName.TryCopy(wanted, out InterfaceName original))
            return default;
        NetlinkError error = LinkQuery.ByAlias(host, original.Bytes, out int stray);
        if (error.Failed || stray == 0 || DeviceFinder.Describe(host, stray, out Device device).Failed)
            return error;

        var found = new FoundRecord(stackalloc byte[FoundRecord.Room]);
        bool isRecorded = found.Load(original, device.Address);
        DeviceRecord record = isRecorded ? found.Record : new DeviceRecord { Device = device with { Name = original } };
        error = GiveNameBack(host, stray, record);
        if (error.Failed)
            return error;
        if (isRecorded)
            found.Remove();
        index = stray;
        return default;
    }

    /// <summary>Heals the device of one attachment whose container is gone, if it is on the host already; its record waits for it otherwise.</summary>
    internal static void OfAttachment(ReadOnlySpan<byte> containerId, InterfaceName ifName)
    {
        var found = new FoundRecord(stackalloc byte[FoundRecord.Room]);
        if (!found.Load(containerId, ifName) || NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? host).Failed)
            return;
        using (host)
            _ = Sweep(host!, found);
    }

    /// <summary>Heals every recorded device that is on the host and not among the valid attachments; forgets those that are home.</summary>
    /// <param name="host">Socket in the host's namespace.</param>
    /// <param name="valid">Attachments that live: their devices are left alone.</param>
    /// <returns>The first failure; the others were tried all the same.</returns>
    internal static NetlinkError Sweep(NetlinkSocket host, AttachmentList valid)
    {
        NetlinkError first = default;
        Span<byte> room = stackalloc byte[FoundRecord.Room];
        using RecordWalk walk = RecordStore.Walk(stackalloc byte[RecordWalk.Room]);
        while (walk.MoveNext())
        {
            var found = new FoundRecord(room);
            if (!valid.Contains(walk.Key) && found.Load(walk.Key))
                first = first.Or(Sweep(host, found));
        }
        return first;
    }

    private static NetlinkError Sweep(NetlinkSocket host, FoundRecord found)
    {
        InterfaceName original = found.Record.Device.Name;
        NetlinkError error = DeviceFinder.FindByName(host, original.Bytes, out int holder);
        if (error.Failed)
            return error;
        if (holder == 0)
        {
            error = LinkQuery.ByAlias(host, original.Bytes, out int stray);
            if (error.Failed || stray == 0 || DeviceFinder.Describe(host, stray, out Device device).Failed
                || device.Address != found.Record.Device.Address)
                return error;
            error = GiveNameBack(host, stray, found.Record);
        }
        else if (MoveUndo.FindByNameAndAddress(host, original, found.Record.Device.Address) == 0)
        {
            // The name is another device's: the record's may still be away.
            return default;
        }
        else
        {
            MoveOut.Complete(host, found.Record);
        }
        if (!error.Failed)
            found.Remove();
        return error;
    }

    private static NetlinkError GiveNameBack(NetlinkSocket host, int index, in DeviceRecord record)
    {
        NetlinkError error = host.Execute(MoveRequests.GiveNameBack(stackalloc byte[MoveRequests.Size], index, record.Device.Name, record.Alias));
        if (!error.Failed)
            AltnameClash.PutBack(host, index, record.Altnames);
        return error;
    }
}
