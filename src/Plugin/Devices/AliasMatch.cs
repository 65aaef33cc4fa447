using Netlink.Codec.Rtnetlink;

namespace HostDevice.Devices;

/// <summary>Finds the first link, in the kernel's order, with an alias.</summary>
internal ref struct AliasMatch(ReadOnlySpan<byte> alias) : ILinkVisitor
{
    private readonly ReadOnlySpan<byte> _alias = alias;

    /// <summary>Its index; 0 when there is none.</summary>
    internal int Index { get; private set; }

    public readonly bool IsContent => Index != 0;

    public void Begin() => Index = 0;

    public void Visit(scoped GetlinkReply link)
    {
        if (Index == 0 && link.Ifalias.TryGet(out ReadOnlySpan<byte> has) && has.SequenceEqual(_alias))
            Index = link.IfiIndex;
    }
}
