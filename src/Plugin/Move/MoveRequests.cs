using HostDevice.Devices;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Move;

/// <summary>The messages that moves are made of.</summary>
internal static class MoveRequests
{
    /// <summary>Bytes that each of these needs at most: headers, two names, an alias of 255 bytes, numbers; and a batch's note.</summary>
    internal const int Size = 352;

    /// <summary>Gives a link another name.</summary>
    internal static NetlinkRequest Rename(Span<byte> buffer, int ifindex, InterfaceName name)
        => new NewlinkRequest(buffer) { IfiIndex = ifindex, Ifname = name.Bytes }.Finish();

    /// <summary>Gives a link on the host its name and alias back; the kernel sets the name first, so a refusal leaves the alias.</summary>
    internal static NetlinkRequest GiveNameBack(Span<byte> buffer, int ifindex, InterfaceName name, ReadOnlySpan<byte> alias)
        => new NewlinkRequest(buffer) { IfiIndex = ifindex, Ifname = name.Bytes, Ifalias = alias }.Finish();

    /// <summary>
    /// Gives a link back to the host, its name and alias with it. The name stands here although it was set before: should that rename
    /// have failed, the kernel must still not clear the alias of a device that has lost its name (it sets the name first).
    /// </summary>
    /// <param name="newIndex">ifindex to have there, 0 for whatever is free.</param>
    /// <param name="up">Whether to bring it up; a moved link is down.</param>
    internal static NetlinkRequest GiveBack(
        Span<byte> buffer, int ifindex, NetworkNamespace host, InterfaceName name, ReadOnlySpan<byte> alias, int newIndex, bool up)
    {
        var request = new NewlinkRequest(buffer)
        {
            IfiIndex = ifindex,
            NetNsFd = (uint)host.Fd,
            Ifname = name.Bytes,
            Ifalias = alias,
        };
        if (newIndex != 0)
            request.NewIfindex = newIndex;
        if (up)
        {
            request.IfiFlags = IfinfoFlags.Up;
            request.IfiChange = IfinfoFlags.Up;
        }
        return request.Finish();
    }

    /// <summary>Takes an alternative name off a link.</summary>
    internal static NetlinkRequest RemoveAltname(Span<byte> buffer, int ifindex, ReadOnlySpan<byte> altname)
    {
        var request = new DellinkpropRequest(buffer) { IfiIndex = ifindex };
        using (PropListAttrsBuilder names = request.BeginPropList())
            names.AddAltIfname(altname);
        return request.Finish();
    }

    /// <summary>Gives a link an alternative name.</summary>
    internal static NetlinkRequest AddAltname(Span<byte> buffer, int ifindex, ReadOnlySpan<byte> altname)
    {
        var request = new NewlinkpropRequest(buffer, NetlinkFlags.Create | NetlinkFlags.Exclusive | NetlinkFlags.Append) { IfiIndex = ifindex };
        using (PropListAttrsBuilder names = request.BeginPropList())
            names.AddAltIfname(altname);
        return request.Finish();
    }
}
