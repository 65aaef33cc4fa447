using Netlink.Codec;

namespace HostDevice.Devices;

/// <summary>The whole hardware address of a link, for results and comparisons.</summary>
internal static class ContainerAddress
{
    /// <summary>The bytes, from what is known already if that is all of them; none when the link has no address.</summary>
    /// <param name="socket">Socket in the link's namespace.</param>
    /// <param name="name">The link's name there.</param>
    /// <param name="known">What a lock-free look-up told.</param>
    /// <param name="bytes">At least 32 (<c>MAX_ADDR_LEN</c>).</param>
    internal static ReadOnlySpan<byte> Read(NetlinkSocket socket, InterfaceName name, LinkAddress known, Span<byte> bytes)
    {
        int length = 0;
        if (known.IsWhole)
        {
            known.Bytes.CopyTo(bytes);
            length = known.Bytes.Length;
        }
        else if (!DeviceFinder.FindByName(socket, name.Bytes, out int index).Failed && index != 0)
        {
            _ = LinkQuery.Address(socket, index, bytes, out length);
        }
        return bytes[..length];
    }
}
