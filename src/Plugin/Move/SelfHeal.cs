using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;
using Netlink.Codec.Diagnostics;

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
    /// <summary>Records that a sweep takes together: one dump of links, one <c>sendmsg</c>.</summary>
    private const int Together = 16;

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
        error = HealAttachment(host, found.Attachment, original, device.Index);
        if (error.Failed)
            return error;
        device = device with { Name = original };
        found.Record.Alias.CopyTo(alias);
        length = found.Record.Alias.Length;
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
        error = found.Load(original, device.Address)
            ? HealAttachment(host, found.Attachment, original, stray)
            : host.Execute(MoveRequests.GiveNameBack(stackalloc byte[MoveRequests.Size], stray, original, alias: default));
        index = error.Failed ? 0 : stray;
        return error;
    }

    /// <summary>
    /// Heals a device and what came home with it: the altname that one gets back may be the name under which another one strays.
    /// </summary>
    /// <param name="attachment">What their records have in common.</param>
    /// <param name="original">Name of the one that must be healed.</param>
    /// <param name="index">Its index.</param>
    private static NetlinkError HealAttachment(NetlinkSocket host, ReadOnlySpan<byte> attachment, InterfaceName original, int index)
    {
        var strays = new Strays(stackalloc MovedDevice[DeviceSet.MaxCount], stackalloc byte[DeviceSet.MaxCount * Strays.Room]);
        using (RecordWalk walk = RecordStore.Walk(stackalloc byte[RecordWalk.Room]))
        {
            while (!strays.IsFull && walk.MoveNext())
            {
                if (RecordStore.Attachment(walk.Key).SequenceEqual(attachment))
                    strays.TryAdd(walk.Key);
            }
        }
        NetlinkError error = strays.Heal(host);
        NetlinkError later = DeviceFinder.FindByName(host, original.Bytes, out int healed);
        // Of the others each is on its own.
        return healed == index ? default : error.Or(later).Or(new NetlinkError(NetlinkFault.Refused, Errno.EEXIST));
    }

    /// <summary>Heals the devices of one attachment whose container is gone, as far as they are on the host already; their records wait for them otherwise.</summary>
    internal static void OfAttachment(ReadOnlySpan<byte> containerId, InterfaceName ifName)
    {
        Span<byte> key = stackalloc byte[RecordStore.MaxKey];
        Span<byte> room = stackalloc byte[InterfaceAlias.MaxLength + AltnameList.Room];
        if (!RecordStore.TryLoad(
                RecordStore.Key(key, containerId, ifName, 0), room[..InterfaceAlias.MaxLength], room[InterfaceAlias.MaxLength..], out DeviceRecord first)
            || NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? host).Failed)
            return;
        using (host)
        {
            int count = Math.Clamp(first.Count, 1, DeviceSet.MaxCount);
            var strays = new Strays(stackalloc MovedDevice[count], stackalloc byte[count * Strays.Room]);
            // The first one last: its record tells how many there are.
            for (int at = count - 1; at >= 0; at--)
                strays.TryAdd(RecordStore.Key(key, containerId, ifName, at));
            _ = strays.Heal(host!);
        }
    }

    /// <summary>Heals every recorded device that is on the host and not among the valid attachments; forgets those that are home.</summary>
    /// <param name="host">Socket in the host's namespace.</param>
    /// <param name="valid">Attachments that live: their devices are left alone.</param>
    /// <returns>The first failure; the others were tried all the same.</returns>
    internal static NetlinkError Sweep(NetlinkSocket host, AttachmentList valid)
    {
        NetlinkError first = default;
        Span<MovedDevice> devices = stackalloc MovedDevice[Together];
        Span<byte> room = stackalloc byte[Together * Strays.Room];
        using RecordWalk walk = RecordStore.Walk(stackalloc byte[RecordWalk.Room]);
        bool isMore = true;
        while (isMore)
        {
            var strays = new Strays(devices, room);
            while (!strays.IsFull && (isMore = walk.MoveNext()))
            {
                if (!valid.Contains(RecordStore.Attachment(walk.Key)))
                    strays.TryAdd(walk.Key);
            }
            first = first.Or(strays.Heal(host));
        }
        return first;
    }
}
