using Netlink.Codec;
using Netlink.Decode.Decoding;
using Netlink.Decode.Output;
using Netlink.Decode.Schemas;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode;

/// <summary>What the kernel announces over rtnetlink, until the program is ended.</summary>
internal static class Monitor
{
    private const int BufferSize = 1024 * 1024;

    /// <returns>False when a group is unknown or the socket fails.</returns>
    public static bool Run(Catalog catalog, IReadOnlyList<string> wanted, IMessageOutput output, TextWriter errors)
    {
        Dictionary<string, int> groups = Groups(catalog);
        foreach (string unknown in wanted.Where(name => !groups.ContainsKey(name)))
        {
            errors.WriteLine($"netlink-decode: monitor {unknown}: no such group; there are {string.Join(", ", groups.Keys.Order(StringComparer.Ordinal))}");
            return false;
        }
        NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? socket);
        if (!error.Failed)
        {
            using (socket)
            {
                foreach (string name in wanted.Count > 0 ? wanted : [.. groups.Keys]) error = error.Or(socket!.Join(groups[name]));
                if (!error.Failed) error = Listen(socket!, catalog, output, errors);
            }
        }
        errors.WriteLine($"netlink-decode: monitor: {error}");
        return false;
    }

    private static NetlinkError Listen(NetlinkSocket socket, Catalog catalog, IMessageOutput output, TextWriter errors)
    {
        var decoder = new MessageDecoder(catalog, new GenericFamilies(catalog, null), isMulticast: true);
        byte[] buffer = new byte[BufferSize];
        while (true)
        {
            NetlinkError error = socket.WaitForNotification(buffer, Timeout.Infinite, out MessageEnumerator messages);
            if (error.Fault == NetlinkFault.Overrun) errors.WriteLine("netlink-decode: monitor: messages were lost, they came faster than they were read");
            else if (error.Failed) return error;
            while (messages.MoveNext()) output.Write(decoder.Decode(messages.Current, 0, NetlinkSocket.Route));
            output.Flush();
        }
    }

    /// <summary>The groups of all families of rtnetlink, without the <c>rtnlgrp-</c> of their names.</summary>
    private static Dictionary<string, int> Groups(Catalog catalog)
    {
        const string Prefix = "RTNLGRP_";
        Dictionary<string, int> groups = [];
        foreach (Constant group in catalog.Of(NetlinkSocket.Route).SelectMany(family => family.Family.Groups))
        {
            string name = group.CName.StartsWith(Prefix, StringComparison.Ordinal) ? group.CName[Prefix.Length..] : group.CName;
            if (group.Value is { } number) groups.TryAdd(name.ToLowerInvariant().Replace('_', '-'), (int)number);
        }
        return groups;
    }
}
