using System.Text;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

// namespaces [FOLDER]: every named network namespace, its links, and where a link's other end is.
string folder = args.Length > 0 ? args[0] : "/run/netns";
NetlinkError error = NetworkNamespace.OpenOwn(out NetworkNamespace own);
if (error.Failed)
    return Complain(error);

using (own)
{
    string[] paths = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    Array.Sort(paths, StringComparer.Ordinal);
    foreach (string path in paths)
    {
        NetlinkError failed = Walk(path, paths);
        if (failed.Failed)
            Complain(failed);
        error = error.Or(failed);
    }
}
return error.Failed ? 1 : 0;

NetlinkError Walk(string path, string[] all)
{
    NetlinkError error = NetworkNamespace.Open(Encoding.UTF8.GetBytes(path), out NetworkNamespace there, out _);
    if (error.Failed)
        return error;
    using (there)
    {
        // The thread enters the namespace for this one call; the socket stays there.
        error = NetlinkSocket.OpenIn(NetlinkSocket.Route, there, own, out NetlinkSocket? socket);
        if (error.Failed)
            return error;
        using (socket)
        {
            Console.WriteLine(Path.GetFileName(path));
            Dictionary<int, string> ids = Neighbours(socket!, all);
            return Links(socket!, ids);
        }
    }
}

// A namespace numbers the others that its links lead to; asked for each of them, it tells the number.
static Dictionary<int, string> Neighbours(NetlinkSocket socket, string[] all)
{
    Dictionary<int, string> ids = [];
    byte[] bytes = new byte[64];
    foreach (string path in all)
    {
        if (NetworkNamespace.Open(Encoding.UTF8.GetBytes(path), out NetworkNamespace other, out _).Failed)
            continue;
        using (other)
        {
            var request = new GetnsidRequest(bytes) { Fd = (uint)other.Fd };
            if (!socket.Get(request.Finish(), new byte[512], out NetlinkMessage message).Failed
                && GetnsidReply.TryRead(message, out GetnsidReply reply) && reply.Nsid.TryGet(out int id) && id >= 0)
                ids[id] = Path.GetFileName(path);
        }
    }
    return ids;
}

static NetlinkError Links(NetlinkSocket socket, Dictionary<int, string> ids)
{
    NetlinkError error = default;
    DumpEnumerator links = socket.Dump(new GetlinkRequest(stackalloc byte[64]) { ExtMask = RtextFilter.SkipStats }.Finish(), new byte[32 * 1024]);
    while (links.MoveNext())
    {
        if (!GetlinkReply.TryRead(links.Current, out GetlinkReply link))
            continue;
        string name = Encoding.UTF8.GetString(link.Ifname.Require(ref error));
        string other = link.LinkNetnsid.TryGet(out int id) ? $" -> {ids.GetValueOrDefault(id, "a namespace without a name")}" : "";
        Console.WriteLine($"  {link.IfiIndex}: {name}{other}");
    }
    return error.Or(links.Error);
}

static int Complain(NetlinkError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
