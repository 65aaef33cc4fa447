using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Fuzz;

/// <summary>Good messages to begin with: what a live kernel says of several kinds of objects, and built ones for what it does not have.</summary>
internal static class Seeds
{
    public static byte[][] Collect()
    {
        using var ns = new TestNamespace();
        foreach (string command in (string[])[
            "link set lo up",
            "link add br0 type bridge",
            "link add ve0 type veth peer name ve1",
            "link set ve0 master br0",
            "link add mv0 link ve1 type macvlan mode source macaddr add 02:00:00:00:00:01",
            "link add mt0 link ve1 type macvtap",
            "link add vx0 type vxlan id 42 group 239.1.1.1 dev ve1 dstport 4789",
            "link add if0 type ifb",
            "link property add dev if0 altname other altname another",
            "link set if0 alias words up",
            "tuntap add dev tn0 mode tun",
            "link set ve0 up",
            "link set ve1 up",
            "addr add 192.0.2.1/24 brd + dev ve1",
            "addr add 2001:db8::1/64 dev ve1",
            "route add 198.51.100.0/24 via 192.0.2.2 mtu 1400 metric 7",
            "route add 203.0.113.0/24 nexthop via 192.0.2.3 nexthop via 192.0.2.4",
            "-6 route add 2001:db8:1::/48 via 2001:db8::2",
            "rule add from 192.0.2.0/24 lookup 100 priority 9",
            "-6 rule add iif ve1 lookup 101",
            "neigh add 192.0.2.9 lladdr 02:00:00:00:00:09 dev ve1",
            "neigh add 2001:db8::9 lladdr 02:00:00:00:00:09 dev ve1"])
        {
            // A kernel may lack a kind of link; how much there is to begin with is asserted below.
            Command.TryRun("ip", ["-n", ns.Name, .. TestNamespace.Words(command)]);
        }
        var seeds = new List<byte[]>();
        NetlinkSocket socket = ns.OpenSocket();
        byte[] room = new byte[64];
        Add(seeds, socket, new GetlinkRequest(room).Finish());
        Add(seeds, socket, new GetaddrRequest(room).Finish());
        Add(seeds, socket, new GetrouteRequest(room).Finish());
        Add(seeds, socket, new GetruleRequest(room).Finish());
        Add(seeds, socket, new GetneighRequest(room).Finish());
        Assert.True(seeds.Count >= 25, $"the kernel said only {seeds.Count} messages");
        seeds.AddRange(BuiltSeeds.All());
        return [.. seeds];
    }

    private static void Add(List<byte[]> seeds, NetlinkSocket socket, NetlinkRequest request)
    {
        DumpEnumerator dump = socket.Dump(request, new byte[32 * 1024]);
        while (dump.MoveNext())
            seeds.Add(dump.Current.Bytes.ToArray());
        Assert.False(dump.Error.Failed, dump.Error.ToString());
    }
}
