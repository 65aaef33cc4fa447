using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Move;

/// <summary>
/// Alternative names travel with a device, and one that is taken where it goes is a refusal. They are taken off for the time in the
/// container and put back at DEL.
/// </summary>
internal static class AltnameClash
{
    /// <summary>
    /// Notes the altnames of the devices themselves that a name in the container is to be: the kernel would move both and then fail to
    /// rename the one.
    /// </summary>
    internal static NetlinkError FindOwn(NetlinkSocket host, DeviceSet devices)
    {
        for (int at = 0; at < devices.Count; at++)
        {
            InterfaceName ifName = devices[at].IfName;
            if (ifName == devices[at].Device.Name)
                continue;
            NetlinkError error = DeviceFinder.FindByName(host, ifName.Bytes, out int index);
            if (error.Failed)
                return error;
            for (int other = 0; index != 0 && other < devices.Count; other++)
            {
                // One that leaves the host under this name has another one in the container by then.
                if (devices[other].Device.Index == index && devices[other].Device.Name != ifName)
                    devices.TryAddAltname(other, ifName.Bytes);
            }
        }
        return default;
    }

    /// <summary>Notes a device's altnames that are taken in the container. Asked only after the kernel refused a move.</summary>
    internal static NetlinkError FindTaken(in NamespacePair spaces, DeviceSet devices, int at)
    {
        using var buffer = ReplyBuffer.Allocate();
        NetlinkError error = LinkQuery.ByIndex(spaces.Host, devices[at].Device.Index, buffer.Span, out GetlinkReply link);
        if (error.Failed || !link.PropList.TryGet(out PropListAttrs names))
            return error;
        foreach (Attr<ReadOnlySpan<byte>> name in names.AltIfname)
        {
            ReadOnlySpan<byte> altname = name.Or(default, ref error);
            error = error.Or(DeviceFinder.FindByName(spaces.Container, altname, out int index));
            if (error.Failed)
                return error;
            if (index != 0 && !devices.TryAddAltname(at, altname))
                return new NetlinkError(NetlinkFault.BufferTooSmall, text: "too many alternative names are taken in the container");
        }
        return default;
    }

    /// <summary>Takes the names off.</summary>
    internal static NetlinkError TakeOff(NetlinkSocket host, int ifindex, in AltnameList names)
    {
        Span<byte> buffer = stackalloc byte[MoveRequests.Size];
        NetlinkError error = default;
        foreach (ReadOnlySpan<byte> name in names)
            error = error.Or(host.Execute(MoveRequests.RemoveAltname(buffer, ifindex, name)));
        return error;
    }

    /// <summary>Puts the names back, as far as they are free.</summary>
    internal static void PutBack(NetlinkSocket host, int ifindex, in AltnameList names)
    {
        Span<byte> buffer = stackalloc byte[MoveRequests.Size];
        foreach (ReadOnlySpan<byte> name in names)
            _ = host.Execute(MoveRequests.AddAltname(buffer, ifindex, name));
    }
}
