using HostDevice.Devices;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Guards;

/// <summary>Finds a link's master, and the links that are made on it.</summary>
internal struct LeaningLinks(int index) : ILinkVisitor
{
    /// <summary>Index of the master; 0 for none.</summary>
    internal int Master { get; private set; }

    /// <summary>Names of the links that are made on it.</summary>
    internal NameList Uppers { get; private set; }

    public readonly bool IsContent => false;

    public void Begin()
    {
        Master = 0;
        Uppers = default;
    }

    public void Visit(scoped GetlinkReply link)
    {
        if (link.IfiIndex == index)
        {
            Master = link.Master.TryGet(out uint master) ? (int)master : 0;
        }
        else if (LinkRoles.IsMadeOn(link, out int lower) && lower == index
            && link.Ifname.TryGet(out ReadOnlySpan<byte> text) && InterfaceName.TryCopy(text, out InterfaceName name))
        {
            NameList uppers = Uppers;
            uppers.Add(name);
            Uppers = uppers;
        }
    }
}
