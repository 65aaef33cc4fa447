using Netlink.Codec.Rtnetlink;
using static Netlink.Codec.Tests.IpGolden.AddressCases;
using static Netlink.Codec.Tests.IpGolden.LinkCases;

namespace Netlink.Codec.Tests.IpGolden;

internal static class RuleCases
{
    private const NetlinkFlags New = NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive;

    public static IpCase[] All { get; } =
    [
        new("rule add from 192.0.2.0/24 lookup 100 priority 9", _ => FromPrefix()),
        new("rule add iif dev0 fwmark 0x1/0xff lookup 1000", _ => Marked()),
        new("-6 rule add to 2001:db8::/32 priority 7 blackhole", _ => Inet6()),
        new("rule add ipproto tcp dport 80-90 lookup 100", _ => Ports()),
        new("rule del priority 9", _ => Delete()) { Before = ["rule add from 192.0.2.0/24 lookup 100 priority 9"] },
    ];

    private static byte[] FromPrefix() => Bytes(new NewruleRequest(Room, New)
    {
        Family = Af.Inet,
        SrcLen = 24,
        HeaderTable = (RtTable)100,
        Action = FrAct.ToTbl,
        Src = Address("192.0.2.0"),
        Priority = 9,
    }.Finish());

    private static byte[] Marked() => Bytes(new NewruleRequest(Room, New)
    {
        Family = Af.Inet,
        HeaderTable = RtTable.Unspec,
        Action = FrAct.ToTbl,
        Iifname = "dev0"u8,
        Fwmark = 1,
        Fwmask = 0xff,
        Table = (RtTable)1000,
    }.Finish());

    private static byte[] Inet6() => Bytes(new NewruleRequest(Room, New)
    {
        Family = Af.Inet6,
        DstLen = 32,
        Action = FrAct.Blackhole,
        Dst = Address("2001:db8::"),
        Priority = 7,
    }.Finish());

    private static byte[] Ports() => Bytes(new NewruleRequest(Room, New)
    {
        Family = Af.Inet,
        HeaderTable = (RtTable)100,
        Action = FrAct.ToTbl,
        IpProto = 6,
        DportRange = new FibRulePortRange { Start = 80, End = 90 },
    }.Finish());

    private static byte[] Delete() => Bytes(new DelruleRequest(Room)
    {
        Family = Af.Inet,
        Priority = 9,
    }.Finish());
}
