#:package Netlink.Codec@0.1.0
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? socket);
if (error.Failed) { Console.Error.WriteLine(error); return 1; }
DumpEnumerator links = socket!.Dump(new GetlinkRequest(stackalloc byte[64]).Finish(), new byte[32 * 1024]);
while (links.MoveNext())
    if (GetlinkReply.TryRead(links.Current, out GetlinkReply link))
        Console.WriteLine($"{link.IfiIndex}: {System.Text.Encoding.UTF8.GetString(link.Ifname.Require(ref error))}");
error = error.Or(links.Error);
if (error.Failed) Console.Error.WriteLine(error);
return error.Failed ? 1 : 0;
