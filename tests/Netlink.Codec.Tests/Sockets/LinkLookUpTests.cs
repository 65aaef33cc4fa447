using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Sockets;

public class LinkLookUpTests
{
    [Fact]
    public void Look_ups_without_a_lock_tell_what_ip_tells()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add dev0 mtu 1400 address 02:00:00:00:00:07 type ifb");
        ns.Ip("link add name-of-15-byte type ifb");
        ns.Ip("link set dev0 up");
        NetlinkSocket socket = ns.OpenSocket();
        foreach (JsonNode? link in JsonNode.Parse(ns.Ip("-j link show"))!.AsArray())
        {
            byte[] name = Encoding.UTF8.GetBytes((string)link!["ifname"]!);
            Span<byte> bytes = new byte[16];
            NetlinkError error = socket.FindLink(name, out int index)
                .Or(socket.GetLinkName(index, bytes, out int length))
                .Or(socket.GetLinkFlags(name, out ushort flags))
                .Or(socket.GetLinkMtu(name, out int mtu));
            Assert.False(error.Failed, error.ToString());
            Assert.Equal(((int)link["ifindex"]!, (int)link["mtu"]!), (index, mtu));
            Assert.Equal(name, bytes[..length].ToArray());
            Assert.Equal(link["flags"]!.AsArray().Any(flag => (string?)flag == "UP"), (flags & 1) != 0);
            error = socket.GetLinkAddress(name, bytes, out ushort hardware);
            Assert.False(error.Failed, error.ToString());
            Assert.Equal((string?)link["address"], string.Join(':', bytes[..6].ToArray().Select(b => b.ToString("x2", CultureInfo.InvariantCulture))));
            Assert.Equal((string?)link["link_type"] == "loopback" ? 772 : 1, hardware);
        }
    }

    [Fact]
    public void A_link_is_found_by_altname_and_nobody_by_a_name_that_is_not_there()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add dev0 type ifb");
        ns.Ip("link property add dev dev0 altname other");
        NetlinkSocket socket = ns.OpenSocket();
        Assert.Equal((ns.Index("dev0"), 0, 0), (Find(socket, "other"), Find(socket, "nobody"), Find(socket, "dev0\0x")));
        Assert.Equal(ns.Index("dev0"), Find(socket, "dev0"));
    }

    [Fact]
    public void A_name_longer_than_15_bytes_or_empty_is_refused_instead_of_cut()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add name-of-15-byte type ifb");
        NetlinkSocket socket = ns.OpenSocket();
        Assert.Equal(ns.Index("name-of-15-byte"), Find(socket, "name-of-15-byte"));
        Assert.Equal(Errno.ERANGE, socket.FindLink("name-of-15-bytes"u8, out int index).Errno);
        Assert.Equal(Errno.ERANGE, socket.FindLink(""u8, out _).Errno);
        Assert.Equal(0, index);
    }

    [Fact]
    public void Asking_about_a_link_that_is_not_there_is_an_error_of_the_call()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        NetlinkError error = socket.GetLinkName(4711, new byte[16], out int length);
        Assert.Equal((NetlinkFault.SystemCall, Errno.ENODEV, "ioctl", 0), (error.Fault, error.Errno, error.Attribute, length));
        Assert.Equal(Errno.ENODEV, socket.GetLinkFlags("nobody"u8, out _).Errno);
    }

    private static int Find(NetlinkSocket socket, string name)
    {
        NetlinkError error = socket.FindLink(Encoding.UTF8.GetBytes(name), out int index);
        Assert.False(error.Failed, error.ToString());
        return index;
    }
}
