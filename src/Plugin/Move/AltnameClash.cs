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
    /// <summary>Whether CNI_IFNAME is an altname of the device itself: the kernel would move it and then fail to rename it.</summary>
    internal static NetlinkError IsOwn(NetlinkSocket host, in Device device, InterfaceName ifName, out bool isOwn)
    {
        isOwn = false;
        if (ifName == device.Name)
            return default;
        NetlinkError error = DeviceFinder.FindByName(host, ifName.Bytes, out int index);
        isOwn = index == device.Index;
        return error;
    }

    /// <summary>Lists the device's altnames that are taken in the container. Asked only after the kernel refused a move.</summary>
    internal static NetlinkError FindTaken(NetlinkSocket host, NetlinkSocket container, in Device device, ref AltnameList taken)
    {
        using var buffer = ReplyBuffer.Allocate();
        NetlinkError error = LinkQuery.ByIndex(host, device.Index, buffer.Span, out GetlinkReply link);
        if (error.Failed || !link.PropList.TryGet(out PropListAttrs names))
            return error;
        foreach (Attr<ReadOnlySpan<byte>> name in names.AltIfname)
        {
            ReadOnlySpan<byte> altname = name.Or(default, ref error);
            error = error.Or(DeviceFinder.FindByName(container, altname, out int index));
            if (error.Failed)
                return error;
            if (index != 0 && !taken.TryAdd(altname))
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
