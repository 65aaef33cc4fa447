using Netlink.Codec.Rtnetlink;

namespace HostDevice.Devices;

/// <summary>Finds the links with a hardware address: several may share one, and only one of them is the device.</summary>
internal ref struct AddressMatch(ReadOnlySpan<byte> address, Span<AddressMatch.Found> room) : ILinkVisitor
{
    /// <summary>Links that are told apart and listed.</summary>
    internal const int MaxLinks = 16;

    private readonly ReadOnlySpan<byte> _address = address;
    private readonly Span<Found> _room = room;
    private int _count;

    public readonly bool IsContent => false;

    public void Begin() => _count = 0;

    public void Visit(scoped GetlinkReply link)
    {
        if (!link.Address.TryGet(out ReadOnlySpan<byte> has) || !has.SequenceEqual(_address)
            || !link.Ifname.TryGet(out ReadOnlySpan<byte> text) || !InterfaceName.TryCopy(text, out InterfaceName name))
            return;
        if (_count < _room.Length)
            _room[_count] = new Found(link.IfiIndex, name, LinkRoles.Of(link));
        _count++;
    }

    /// <summary>The only link; of several the only one that is a device of its own, no port, VLAN or macvlan.</summary>
    /// <param name="index">Its index; 0 when there is no link.</param>
    /// <returns>False: several are left, as <see cref="List"/> tells.</returns>
    internal readonly bool TryDecide(out int index)
    {
        index = _count == 1 ? _room[0].Index : 0;
        if (_count <= 1)
            return true;
        int devices = _count - Known.Length;
        foreach (Found found in Known)
        {
            if (found.Role != LinkRole.Own)
                continue;
            index = found.Index;
            devices++;
        }
        return devices == 1;
    }

    /// <summary>The names of all, and what each is.</summary>
    internal readonly string List()
    {
        var list = new NameList();
        foreach (Found found in Known)
            list.Add(found.Name, LinkRoles.Remark(found.Role));
        list.AddMore(_count - Known.Length);
        return list.Text;
    }

    private readonly ReadOnlySpan<Found> Known => _room[..Math.Min(_count, _room.Length)];

    /// <summary>A link with the address.</summary>
    internal readonly record struct Found(int Index, InterfaceName Name, LinkRole Role);
}
