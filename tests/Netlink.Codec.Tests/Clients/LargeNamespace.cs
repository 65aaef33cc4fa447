using System.Text;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Clients;

/// <summary>1,000 links with an address each, 10,000 routes, 100 rules, 500 neighbours; made once for the class.</summary>
public sealed class LargeNamespace : IDisposable
{
    public const int Links = 1_000;
    public const int Routes4 = 9_000;
    public const int Routes6 = 1_000;
    public const int Rules = 50;
    public const int Neighbours = 250;

    private readonly TestNamespace _ns = new();

    public LargeNamespace()
    {
        Batch.Ip(_ns, Commands());
        Batch.Ip(_ns, RulesOf6(), "-6");
        Client = ClientTests.Open(new NetlinkOptions { Namespace = _ns.Opened });
        Names = [];
        NetlinkError error = default;
        DumpEnumerator<GetlinkReply> links = Client.GetlinkDump(new GetlinkRequest(stackalloc byte[64]));
        while (links.MoveNext())
            Names[links.Current.IfiIndex] = Encoding.UTF8.GetString(links.Current.Ifname.Require(ref error));
    }

    internal RtnetlinkClient Client { get; }

    internal Dictionary<int, string> Names { get; }

    internal string Ip(string arguments) => _ns.Ip(arguments);

    public void Dispose()
    {
        Client.Dispose();
        _ns.Dispose();
    }

    private static IEnumerable<string> RulesOf6()
        => Enumerable.Range(0, Rules).Select(i => $"rule add to 2001:db8:{i:x}::/48 fwmark {i + 1} lookup {100 + i} priority {1000 + i}");

    private static IEnumerable<string> Commands()
    {
        yield return "link set lo up";
        yield return "link add dev0 type ifb";
        yield return "link set dev0 up alias words";
        for (int i = 1; i < Links - 1; i++)
            yield return i % 3 == 0 ? $"link add dev{i} type ifb" : $"link add dev{i} link dev0 type macvlan mode bridge";
        for (int i = 0; i < Links - 1; i++)
            yield return i % 10 == 0 ? $"addr add 2001:db8:ffff:{i:x}::1/64 dev dev{i}" : $"addr add 172.{16 + (i >> 8)}.{i & 255}.1/24 brd + dev dev{i}";
        for (int i = 0; i < Routes4; i++)
            yield return $"route add 10.{i >> 8}.{i & 255}.0/24 dev dev0{(i % 7 == 0 ? " metric 7 proto static" : i % 5 == 0 ? " table 77" : i % 11 == 0 ? " mtu 1400" : "")}";
        for (int i = 0; i < Routes6; i++)
            yield return $"route add 2001:db8:{i:x}::/48 dev dev0{(i % 4 == 0 ? " metric 9" : "")}";
        for (int i = 0; i < Rules; i++)
            yield return $"rule add from 10.{i}.0.0/16 lookup {100 + i} priority {1000 + i}";
        for (int i = 1; i <= Neighbours; i++)
        {
            yield return $"neigh add 172.16.250.{i} lladdr 02:00:00:00:00:{i:x2} dev dev0 nud permanent";
            yield return $"neigh add 2001:db8:ffff::{i:x} lladdr 02:00:00:00:01:{i:x2} dev dev0 nud permanent";
        }
    }
}
