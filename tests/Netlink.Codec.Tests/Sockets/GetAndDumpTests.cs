using System.Text;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Sockets;

public class GetAndDumpTests
{
    [Fact]
    public void Get_hands_out_the_one_answer()
    {
        using var ns = new TestNamespace();
        NetlinkError error = ns.OpenSocket().Get(
            new GetlinkRequest(new byte[64]) { Ifname = "lo"u8 }.Finish(), new byte[8192], out NetlinkMessage reply);
        Assert.False(error.Failed, error.ToString());
        Assert.True(GetlinkReply.TryRead(reply, out GetlinkReply link));
        Assert.Equal((1, Arphrd.Loopback), (link.IfiIndex, link.IfiType));
    }

    [Fact]
    public void Get_of_nothing_is_refused_and_an_answer_too_large_is_told()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        byte[] room = new byte[64];
        Assert.Equal(Errno.ENODEV, socket.Get(new GetlinkRequest(room) { Ifname = "nobody"u8 }.Finish(), new byte[8192], out _).Errno);
        Assert.Equal(NetlinkFault.Truncated, socket.Get(new GetlinkRequest(room) { IfiIndex = 1 }.Finish(), new byte[100], out _).Fault);
        Assert.False(socket.Get(new GetlinkRequest(room) { IfiIndex = 1 }.Finish(), new byte[8192], out _).Failed);
    }

    [Fact]
    public void A_dump_has_every_link_that_ip_lists()
    {
        using var ns = new TestNamespace();
        for (int i = 0; i < 30; i++)
            ns.Ip($"link add dev{i} type ifb");
        DumpEnumerator dump = ns.OpenSocket().Dump(new GetlinkRequest(new byte[64]).Finish(), new byte[32 * 1024]);
        var names = new List<string>();
        NetlinkError error = default;
        while (dump.MoveNext())
        {
            Assert.True(GetlinkReply.TryRead(dump.Current, out GetlinkReply link));
            names.Add(Encoding.UTF8.GetString(link.Ifname.Require(ref error)));
        }
        Assert.False(error.Failed || dump.Error.Failed || dump.Interrupted);
        Assert.Equal(ns.Ip("-br link show").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]), names);
    }

    [Fact]
    public void A_dump_of_a_table_that_is_not_there_ends_with_the_kernels_words()
    {
        using var ns = new TestNamespace();
        DumpEnumerator dump = ns.OpenSocket().Dump(
            new GetrouteRequest(new byte[64]) { RtmFamily = Af.Inet, Table = (RtTable)4711 }.Finish(), new byte[32 * 1024]);
        Assert.False(dump.MoveNext());
        Assert.Equal((NetlinkFault.Refused, Errno.ENOENT), (dump.Error.Fault, dump.Error.Errno));
        Assert.Contains("table does not exist", dump.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_checking_refuses_a_dump_with_nonsense_in_it()
    {
        using var ns = new TestNamespace();
        DumpEnumerator dump = ns.OpenSocket().Dump(new GetlinkRequest(new byte[64]) { Mtu = 1500 }.Finish(), new byte[32 * 1024]);
        Assert.False(dump.MoveNext());
        Assert.Equal(Errno.EINVAL, dump.Error.Errno);
        Assert.Contains("attribute", dump.Error.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Late_answers_to_a_dump_that_was_given_up_are_skipped()
    {
        using var ns = new TestNamespace();
        for (int i = 0; i < 30; i++)
            ns.Ip($"link add dev{i} type ifb");
        NetlinkSocket socket = ns.OpenSocket();
        DumpEnumerator dump = socket.Dump(new GetlinkRequest(new byte[64]).Finish(), new byte[32 * 1024]);
        Assert.True(dump.MoveNext());

        byte[] room = new byte[64];
        NetlinkError error = socket.Execute(new NewlinkRequest(room) { IfiIndex = 1, Mtu = 30000 }.Finish());
        Assert.False(error.Failed, error.ToString());
        error = socket.Get(new GetlinkRequest(room) { IfiIndex = 1 }.Finish(), new byte[2048], out NetlinkMessage reply);
        Assert.False(error.Failed, error.ToString());
        Assert.True(GetlinkReply.TryRead(reply, out GetlinkReply link));
        Assert.Equal(1, link.IfiIndex);
    }
}
