using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Samples.Ip;

internal static class Neighbours
{
    public static NetlinkError Show(NetlinkSocket socket, Listing output)
    {
        DumpEnumerator all = socket.Dump(new GetneighRequest(stackalloc byte[64]).Finish(), new byte[32 * 1024]);
        while (all.MoveNext())
        {
            // Entries that need no answer (multicast, loopback) are the kernel's own business.
            if (!GetneighReply.TryRead(all.Current, out GetneighReply neighbour) || neighbour.NdmState is NudState.Noarp or NudState.None)
                continue;
            output.Begin();
            output.Put("dst", Names.AddressOrNull(neighbour.Dst));
            output.Put("dev", Names.OfLink(socket, neighbour.NdmIfindex));
            output.Put("lladdr", Names.HardwareOrNull(neighbour.Lladdr));
            output.Put("state", [neighbour.NdmState.ToString().ToUpperInvariant()]);
            output.End();
        }
        return all.Error;
    }

    /// <summary><c>add ADDRESS lladdr MAC dev NAME</c></summary>
    public static NetlinkError Add(NetlinkSocket socket, Words words)
    {
        Prefix address = Words.ToPrefix(words.Subject);
        return socket.Execute(new NewneighRequest(stackalloc byte[128], NetlinkFlags.Create | NetlinkFlags.Exclusive)
        {
            NdmFamily = Names.FamilyOf(address.IsV6),
            NdmIfindex = words.Device(socket),
            NdmState = NudState.Permanent,
            Dst = address.Bytes,
            Lladdr = Words.ToHardwareAddress(words.After("lladdr") ?? throw new UsageException("with which lladdr?")),
        }.Finish());
    }

    /// <summary><c>del ADDRESS dev NAME</c></summary>
    public static NetlinkError Delete(NetlinkSocket socket, Words words)
    {
        Prefix address = Words.ToPrefix(words.Subject);
        return socket.Execute(new DelneighRequest(stackalloc byte[128])
        {
            NdmFamily = Names.FamilyOf(address.IsV6),
            NdmIfindex = words.Device(socket),
            Dst = address.Bytes,
        }.Finish());
    }
}
