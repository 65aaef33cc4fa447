using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;
using static Netlink.Codec.Tests.IpGolden.AddressCases;
using static Netlink.Codec.Tests.IpGolden.LinkCases;

namespace Netlink.Codec.Tests.IpGolden;

internal static class RouteCases
{
    private const NetlinkFlags New = NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive;

    private static readonly string[] s_addresses = ["addr add 192.0.2.1/24 dev dev0", "addr add 2001:db8::1/64 nodad dev dev0"];

    public static IpCase[] All { get; } =
    [
        new("route add 198.51.100.0/24 dev dev0", OnLink) { Before = s_addresses },
        new("route add default via 192.0.2.2", _ => Default()) { Before = s_addresses },
        new("route add 198.51.100.0/24 via 192.0.2.2 mtu 1400 metric 7", _ => WithMetrics()) { Before = s_addresses, UnmarkedNests = [52] },
        new("route add blackhole 203.0.113.0/24", _ => Blackhole()),
        new("-6 route add 2001:db8:1::/48 via 2001:db8::2", _ => Inet6()) { Before = s_addresses },
        new("route add 198.51.100.0/24 dev dev0 table 1000 src 192.0.2.1 proto static", InWideTable) { Before = s_addresses },
        new("route del blackhole 203.0.113.0/24", _ => Delete()) { Before = ["route add blackhole 203.0.113.0/24"] },
    ];

    private static byte[] OnLink(TestNamespace ns) => Bytes(new NewrouteRequest(Room, New)
    {
        RtmFamily = Af.Inet,
        RtmDstLen = 24,
        RtmTable = RtTable.Main,
        RtmProtocol = Rtprot.Boot,
        RtmScope = RtScope.Link,
        RtmType = RtmType.Unicast,
        Dst = Address("198.51.100.0"),
        Oif = (uint)ns.Index("dev0"),
    }.Finish());

    private static byte[] Default() => Bytes(new NewrouteRequest(Room, New)
    {
        RtmFamily = Af.Inet,
        RtmTable = RtTable.Main,
        RtmProtocol = Rtprot.Boot,
        RtmType = RtmType.Unicast,
        Gateway = Address("192.0.2.2"),
    }.Finish());

    private static byte[] WithMetrics()
    {
        var message = new NewrouteRequest(Room, New)
        {
            RtmFamily = Af.Inet,
            RtmDstLen = 24,
            RtmTable = RtTable.Main,
            RtmProtocol = Rtprot.Boot,
            RtmType = RtmType.Unicast,
            Dst = Address("198.51.100.0"),
            Gateway = Address("192.0.2.2"),
            Priority = 7,
        };
        using (MetricsBuilder metrics = message.BeginMetrics())
            metrics.Mtu = 1400;
        return Bytes(message.Finish());
    }

    private static byte[] Blackhole() => Bytes(new NewrouteRequest(Room, New)
    {
        RtmFamily = Af.Inet,
        RtmDstLen = 24,
        RtmTable = RtTable.Main,
        RtmProtocol = Rtprot.Boot,
        RtmType = RtmType.Blackhole,
        Dst = Address("203.0.113.0"),
    }.Finish());

    private static byte[] Inet6() => Bytes(new NewrouteRequest(Room, New)
    {
        RtmFamily = Af.Inet6,
        RtmDstLen = 48,
        RtmTable = RtTable.Main,
        RtmProtocol = Rtprot.Boot,
        RtmType = RtmType.Unicast,
        Dst = Address("2001:db8:1::"),
        Gateway = Address("2001:db8::2"),
    }.Finish());

    private static byte[] InWideTable(TestNamespace ns) => Bytes(new NewrouteRequest(Room, New)
    {
        RtmFamily = Af.Inet,
        RtmDstLen = 24,
        RtmTable = RtTable.Unspec,
        RtmProtocol = Rtprot.Static,
        RtmScope = RtScope.Link,
        RtmType = RtmType.Unicast,
        Dst = Address("198.51.100.0"),
        Table = (RtTable)1000,
        Prefsrc = Address("192.0.2.1"),
        Oif = (uint)ns.Index("dev0"),
    }.Finish());

    private static byte[] Delete() => Bytes(new DelrouteRequest(Room)
    {
        RtmFamily = Af.Inet,
        RtmDstLen = 24,
        RtmTable = RtTable.Main,
        RtmScope = RtScope.Nowhere,
        RtmType = RtmType.Blackhole,
        Dst = Address("203.0.113.0"),
    }.Finish());
}
