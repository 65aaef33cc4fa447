using HostDevice.Devices;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Move;

/// <summary>Finds for each of several devices the first link, in the kernel's order, that bears its name as alias and has its address.</summary>
/// <param name="devices">What is found is put into <see cref="MovedDevice.Inside"/> of those where that is not 0.</param>
/// <param name="count">How many of them count.</param>
/// <param name="wanted">How many of them are looked for.</param>
internal ref struct StrayMatch(DeviceSet devices, int count, int wanted) : ILinkVisitor
{
    /// <summary>No index: what a device has that is looked for.</summary>
    internal const int Wanted = -1;

    private readonly DeviceSet _devices = devices;
    private int _found;

    public readonly bool IsContent => _found == wanted;

    public void Begin()
    {
        _found = 0;
        for (int at = 0; at < count; at++)
        {
            if (_devices[at].Inside != 0)
                _devices[at].Inside = Wanted;
        }
    }

    public void Visit(scoped GetlinkReply link)
    {
        if (!link.Ifalias.TryGet(out ReadOnlySpan<byte> alias))
            return;
        link.Address.TryGet(out ReadOnlySpan<byte> bytes);
        var address = new LinkAddress((ushort)link.IfiType, bytes);
        for (int at = 0; at < count; at++)
        {
            InterfaceName name = _devices[at].Device.Name;
            if (_devices[at].Inside != Wanted || _devices[at].Device.Address != address || !alias.SequenceEqual(name.Bytes))
                continue;
            _devices[at].Inside = link.IfiIndex;
            _found++;
            // Of two records of one name the second is for the next sweep.
            return;
        }
    }
}
