using System.Net;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;
using static Netlink.Codec.Tests.IpGolden.LinkCases;

namespace Netlink.Codec.Tests.IpGolden;

internal static class AddressCases
{
    private const NetlinkFlags New = NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive;

    public static IpCase[] All { get; } =
    [
        new("addr add 192.0.2.1/24 brd + dev dev0", WithBroadcast),
        new("addr add 192.0.2.1/24 label dev0:1 scope link dev dev0", WithLabel),
        new("addr add 2001:db8::1/64 nodad dev dev0", Inet6),
        new("addr add 192.0.2.1/24 noprefixroute dev dev0", WithWideFlags),
        new("addr del 192.0.2.1/24 dev dev0", Delete) { Before = ["addr add 192.0.2.1/24 dev dev0"] },
    ];

    internal static byte[] Address(string text) => IPAddress.Parse(text).GetAddressBytes();

    private static byte[] WithBroadcast(TestNamespace ns) => Bytes(new NewaddrRequest(Room, New)
    {
        IfaFamily = Af.Inet,
        IfaPrefixlen = 24,
        IfaIndex = (uint)ns.Index("dev0"),
        Local = Address("192.0.2.1"),
        Address = Address("192.0.2.1"),
        Broadcast = 0xc00002ff,
    }.Finish());

    private static byte[] WithLabel(TestNamespace ns) => Bytes(new NewaddrRequest(Room, New)
    {
        IfaFamily = Af.Inet,
        IfaPrefixlen = 24,
        IfaScope = RtScope.Link,
        IfaIndex = (uint)ns.Index("dev0"),
        Local = Address("192.0.2.1"),
        Label = "dev0:1"u8,
        Address = Address("192.0.2.1"),
    }.Finish());

    private static byte[] Inet6(TestNamespace ns) => Bytes(new NewaddrRequest(Room, New)
    {
        IfaFamily = Af.Inet6,
        IfaPrefixlen = 64,
        IfaFlags = IfaFlags.Nodad,
        IfaIndex = (uint)ns.Index("dev0"),
        Local = Address("2001:db8::1"),
        Address = Address("2001:db8::1"),
    }.Finish());

    private static byte[] WithWideFlags(TestNamespace ns) => Bytes(new NewaddrRequest(Room, New)
    {
        IfaFamily = Af.Inet,
        IfaPrefixlen = 24,
        IfaIndex = (uint)ns.Index("dev0"),
        Local = Address("192.0.2.1"),
        Flags = IfaFlags.Noprefixroute,
        Address = Address("192.0.2.1"),
    }.Finish());

    private static byte[] Delete(TestNamespace ns) => Bytes(new DeladdrRequest(Room)
    {
        IfaFamily = Af.Inet,
        IfaPrefixlen = 24,
        IfaIndex = (uint)ns.Index("dev0"),
        Local = Address("192.0.2.1"),
        Address = Address("192.0.2.1"),
    }.Finish());
}
