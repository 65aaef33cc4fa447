using System.Text;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Samples.Ip;

internal static class Links
{
    public static NetlinkError Show(NetlinkSocket socket, Listing output)
    {
        NetlinkError error = default;
        var request = new GetlinkRequest(stackalloc byte[64]) { ExtMask = RtextFilter.SkipStats };
        DumpEnumerator links = socket.Dump(request.Finish(), new byte[32 * 1024]);
        while (links.MoveNext())
        {
            if (!GetlinkReply.TryRead(links.Current, out GetlinkReply link))
                continue;
            output.Begin();
            output.Put("ifindex", link.IfiIndex);
            output.Put("ifname", Names.Text(link.Ifname.Require(ref error)));
            output.Put("mtu", link.Mtu.Or(0, ref error));
            output.Put("qdisc", Names.TextOrNull(link.Qdisc));
            output.Put("operstate", link.Operstate.Or(IfOper.Unknown, ref error).ToString().ToUpperInvariant());
            output.Put("address", Names.HardwareOrNull(link.Address));
            output.Put("broadcast", Names.HardwareOrNull(link.Broadcast));
            output.Put("link_netnsid", link.LinkNetnsid.TryGet(out int netnsid) ? netnsid : null);
            output.Put("ifalias", Names.TextOrNull(link.Ifalias));
            output.Put("altnames", AltNames(link, ref error));
            output.End();
        }
        return error.Or(links.Error);
    }

    /// <summary><c>add NAME type KIND [peer NAME]</c></summary>
    public static NetlinkError Add(NetlinkSocket socket, Words words)
    {
        string kind = words.After("type") ?? throw new UsageException("of which type?");
        var request = new NewlinkRequest(stackalloc byte[256], NetlinkFlags.Create | NetlinkFlags.Exclusive) { Ifname = Utf8(words.Subject) };
        using (LinkinfoAttrsBuilder linkinfo = request.BeginLinkinfo())
        {
            if (kind == "veth" && words.After("peer") is { } peer)
            {
                using LinkinfoVethAttrsBuilder veth = linkinfo.BeginDataVeth();
                using LinkAttrsBuilder other = veth.BeginPeer(default);
                other.Ifname = Utf8(peer);
            }
            else
                linkinfo.Kind = Utf8(kind);
        }
        return socket.Execute(request.Finish());
    }

    /// <summary><c>set NAME [up|down] [mtu N] [name NEW] [address MAC] [netns NAME]</c></summary>
    public static NetlinkError Set(NetlinkSocket socket, Words words)
    {
        var request = new NewlinkRequest(stackalloc byte[256]) { IfiIndex = Words.IndexOf(socket, words.Subject) };
        if (words.Has("up") || words.Has("down"))
        {
            request.IfiChange = IfinfoFlags.Up;
            request.IfiFlags = words.Has("up") ? IfinfoFlags.Up : 0;
        }
        if (words.Number("mtu") is { } mtu)
            request.Mtu = mtu;
        if (words.After("name") is { } name)
            request.Ifname = Utf8(name);
        if (words.After("address") is { } address)
            request.Address = Words.ToHardwareAddress(address);
        if (words.After("netns") is not { } netns)
            return socket.Execute(request.Finish());

        NetlinkError error = NetworkNamespace.Open(Utf8("/run/netns/" + netns), out NetworkNamespace target, out _);
        if (error.Failed)
            return error;
        using (target)
        {
            request.NetNsFd = (uint)target.Fd;
            return socket.Execute(request.Finish());
        }
    }

    /// <summary><c>del NAME</c></summary>
    public static NetlinkError Delete(NetlinkSocket socket, Words words)
        => socket.Execute(new DellinkRequest(stackalloc byte[64]) { IfiIndex = Words.IndexOf(socket, words.Subject) }.Finish());

    private static List<string> AltNames(GetlinkReply link, ref NetlinkError error)
    {
        List<string> names = [];
        if (link.PropList.TryGet(out PropListAttrs properties))
            foreach (Attr<ReadOnlySpan<byte>> name in properties.AltIfname)
                names.Add(Names.Text(name.Require(ref error)));
        return names;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
