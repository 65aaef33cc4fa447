using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Samples.Ip;

internal static class Addresses
{
    public static NetlinkError Show(NetlinkSocket socket, Listing output)
    {
        NetlinkError error = default;
        DumpEnumerator all = socket.Dump(new GetaddrRequest(stackalloc byte[64]).Finish(), new byte[32 * 1024]);
        while (all.MoveNext())
        {
            if (!GetaddrReply.TryRead(all.Current, out GetaddrReply address))
                continue;
            output.Begin();
            output.Put("ifname", Names.OfLink(socket, (int)address.IfaIndex));
            output.Put("family", Names.Of(address.IfaFamily));
            // IFA_LOCAL is the own address, IFA_ADDRESS the peer's; IPv6 has the latter alone unless they differ.
            output.Put("local", Names.AddressOrNull(address.Local) ?? Names.AddressOrNull(address.Address));
            output.Put("prefixlen", address.IfaPrefixlen);
            output.Put("scope", Names.Of(address.IfaScope));
            output.Put("label", Names.TextOrNull(address.Label));
            output.End();
        }
        return error.Or(all.Error);
    }

    /// <summary><c>add ADDRESS/LENGTH dev NAME</c></summary>
    public static NetlinkError Add(NetlinkSocket socket, Words words)
    {
        Prefix prefix = Words.ToPrefix(words.Subject);
        return socket.Execute(new NewaddrRequest(stackalloc byte[128], NetlinkFlags.Create | NetlinkFlags.Exclusive)
        {
            IfaFamily = Names.FamilyOf(prefix.IsV6),
            IfaPrefixlen = prefix.Length,
            IfaIndex = (uint)words.Device(socket),
            Local = prefix.Bytes,
            Address = prefix.Bytes,
        }.Finish());
    }

    /// <summary><c>del ADDRESS/LENGTH dev NAME</c></summary>
    public static NetlinkError Delete(NetlinkSocket socket, Words words)
    {
        Prefix prefix = Words.ToPrefix(words.Subject);
        return socket.Execute(new DeladdrRequest(stackalloc byte[128])
        {
            IfaFamily = Names.FamilyOf(prefix.IsV6),
            IfaPrefixlen = prefix.Length,
            IfaIndex = (uint)words.Device(socket),
            Local = prefix.Bytes,
        }.Finish());
    }
}
