using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Samples.Ip;

internal static class Rules
{
    public static NetlinkError Show(NetlinkSocket socket, bool isV6, Listing output)
    {
        NetlinkError error = default;
        DumpEnumerator all = socket.Dump(new GetruleRequest(stackalloc byte[64]) { Family = Names.FamilyOf(isV6) }.Finish(), new byte[32 * 1024]);
        while (all.MoveNext())
        {
            if (!GetruleReply.TryRead(all.Current, out GetruleReply rule))
                continue;
            output.Begin();
            output.Put("priority", rule.Priority.Or(0, ref error));
            output.Put("src", Names.AddressOrNull(rule.Src) ?? "all");
            if (rule.SrcLen is not 0 and not 32 and not 128)
                output.Put("srclen", rule.SrcLen);
            output.Put("iif", Names.TextOrNull(rule.Iifname));
            output.Put("table", Names.Of(rule.Table.Or(rule.HeaderTable, ref error)));
            output.End();
        }
        return error.Or(all.Error);
    }

    /// <summary><c>add [from PREFIX] table N [priority N] [iif NAME]</c></summary>
    public static NetlinkError Add(NetlinkSocket socket, Words words)
    {
        var request = new NewruleRequest(stackalloc byte[128], NetlinkFlags.Create | NetlinkFlags.Exclusive) { Action = FrAct.ToTbl };
        Prefix from = Words.ToPrefix(words.After("from") ?? "default");
        request.Family = Names.FamilyOf(from.IsV6);
        request.Table = Table(words);
        if (from.Length > 0)
        {
            request.SrcLen = from.Length;
            request.Src = from.Bytes;
        }
        if (words.Number("priority") is { } priority)
            request.Priority = priority;
        if (words.After("iif") is { } iif)
            request.Iifname = System.Text.Encoding.UTF8.GetBytes(iif);
        return socket.Execute(request.Finish());
    }

    /// <summary><c>del [from PREFIX] table N [priority N]</c></summary>
    public static NetlinkError Delete(NetlinkSocket socket, Words words)
    {
        Prefix from = Words.ToPrefix(words.After("from") ?? "default");
        var request = new DelruleRequest(stackalloc byte[128]) { Family = Names.FamilyOf(from.IsV6), Action = FrAct.ToTbl, Table = Table(words) };
        if (from.Length > 0)
        {
            request.SrcLen = from.Length;
            request.Src = from.Bytes;
        }
        if (words.Number("priority") is { } priority)
            request.Priority = priority;
        return socket.Execute(request.Finish());
    }

    private static RtTable Table(Words words) => (RtTable)(words.Number("table") ?? throw new UsageException("which table?"));
}
