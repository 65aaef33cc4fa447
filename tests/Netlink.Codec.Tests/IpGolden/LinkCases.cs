using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.IpGolden;

internal static class LinkCases
{
    private const NetlinkFlags New = NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive;

    public static IpCase[] All { get; } =
    [
        new("link add ve0 type veth peer name ve1", _ => Veth()) { UnmarkedNests = [40, 52, 56] },
        new("link add if0 type ifb", _ => Kind("if0"u8, "ifb"u8)) { UnmarkedNests = [40] },
        new("link add br0 type bridge", _ => Kind("br0"u8, "bridge"u8)) { UnmarkedNests = [40] },
        new("link add br0 type bridge forward_delay 200 priority 100", _ => Bridge()) { UnmarkedNests = [40, 56] },
        new("link add vx0 type vxlan id 42 dstport 4789", _ => Vxlan()) { UnmarkedNests = [40, 56] },
        new("link add mv0 link dev0 type macvlan mode bridge", Macvlan) { UnmarkedNests = [48, 64] },
        new("link set dev0 up", ns => Set(ns, up: true)),
        new("link set dev0 down", ns => Set(ns, up: false)),
        new("link set dev0 mtu 1400", ns => Bytes(new NewlinkRequest(Room) { IfiIndex = ns.Index("dev0"), Mtu = 1400 }.Finish())),
        new("link set dev0 name other", ns => Bytes(new NewlinkRequest(Room) { IfiIndex = ns.Index("dev0"), Ifname = "other"u8 }.Finish())),
        new("link set dev0 alias words", ns => Bytes(new NewlinkRequest(Room) { IfiIndex = ns.Index("dev0"), Ifalias = "words"u8 }.Finish())),
        new("link set dev0 address 02:00:00:00:00:07", ns => Bytes(
            new NewlinkRequest(Room) { IfiIndex = ns.Index("dev0"), Address = [2, 0, 0, 0, 0, 7] }.Finish())),
        new("link set dev0 txqueuelen 7 group 3", ns => Bytes(
            new NewlinkRequest(Room) { IfiIndex = ns.Index("dev0"), Txqlen = 7, Group = 3 }.Finish())),
        new("link set dev0 master br0", ns => Bytes(
            new NewlinkRequest(Room) { IfiIndex = ns.Index("dev0"), Master = (uint)ns.Index("br0") }.Finish())) { Before = ["link add br0 type bridge"] },
        new("link set dev0 netns {ns} name other", ns => Bytes(new NewlinkRequest(Room)
        {
            IfiIndex = ns.Index("dev0"),
            NetNsFd = (uint)ns.Opened.Fd,
            Ifname = "other"u8,
        }.Finish())) { FileNumberAt = 36 },
        new("link del dev0", ns => Bytes(new DellinkRequest(Room) { IfiIndex = ns.Index("dev0") }.Finish())),
        new("link property add dev dev0 altname another", AddAltname),
        new("link property del dev dev0 altname another", RemoveAltname) { Before = ["link property add dev dev0 altname another"] },
    ];

    internal static byte[] Room => new byte[512];

    internal static byte[] Bytes(NetlinkRequest request)
    {
        Assert.False(request.Error.Failed, request.Error.ToString());
        return request.Bytes.ToArray();
    }

    private static byte[] Veth()
    {
        var message = new NewlinkRequest(Room, New) { Ifname = "ve0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoVethAttrsBuilder data = info.BeginDataVeth())
        using (LinkAttrsBuilder peer = data.BeginPeer(default))
            peer.Ifname = "ve1"u8;
        return Bytes(message.Finish());
    }

    private static byte[] Kind(ReadOnlySpan<byte> name, ReadOnlySpan<byte> kind)
    {
        var message = new NewlinkRequest(Room, New) { Ifname = name };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
            info.Kind = kind;
        return Bytes(message.Finish());
    }

    private static byte[] Bridge()
    {
        var message = new NewlinkRequest(Room, New) { Ifname = "br0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoBridgeAttrsBuilder data = info.BeginDataBridge())
        {
            data.ForwardDelay = 200;
            data.Priority = 100;
        }
        return Bytes(message.Finish());
    }

    private static byte[] Vxlan()
    {
        var message = new NewlinkRequest(Room, New) { Ifname = "vx0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoVxlanAttrsBuilder data = info.BeginDataVxlan())
        {
            data.Id = 42;
            data.Learning = 1;
            data.Port = 4789;
        }
        return Bytes(message.Finish());
    }

    private static byte[] Macvlan(TestNamespace ns)
    {
        var message = new NewlinkRequest(Room, New) { Link = (uint)ns.Index("dev0"), Ifname = "mv0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoMacvlanAttrsBuilder data = info.BeginDataMacvlan())
            data.Mode = MacvlanMode.Bridge;
        return Bytes(message.Finish());
    }

    private static byte[] Set(TestNamespace ns, bool up) => Bytes(new NewlinkRequest(Room)
    {
        IfiIndex = ns.Index("dev0"),
        IfiFlags = up ? IfinfoFlags.Up : 0,
        IfiChange = IfinfoFlags.Up,
    }.Finish());

    private static byte[] AddAltname(TestNamespace ns)
    {
        var message = new NewlinkpropRequest(Room, New | NetlinkFlags.Append) { IfiIndex = ns.Index("dev0") };
        using (PropListAttrsBuilder names = message.BeginPropList())
            names.AddAltIfname("another"u8);
        return Bytes(message.Finish());
    }

    private static byte[] RemoveAltname(TestNamespace ns)
    {
        var message = new DellinkpropRequest(Room) { IfiIndex = ns.Index("dev0") };
        using (PropListAttrsBuilder names = message.BeginPropList())
            names.AddAltIfname("another"u8);
        return Bytes(message.Finish());
    }
}
