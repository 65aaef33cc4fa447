using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Sockets;

public class VerdictTests
{
    [Fact]
    public void A_request_that_the_kernel_carries_out_is_a_success()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add dev0 type ifb");
        NetlinkError error = ns.OpenSocket().Execute(new NewlinkRequest(new byte[64]) { IfiIndex = ns.Index("dev0"), Mtu = 1400 }.Finish());
        Assert.False(error.Failed, error.ToString());
        Assert.Contains("mtu 1400", ns.Ip("link show dev0"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_has_the_errno_the_kernels_words_and_the_attribute()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add dev0 type ifb");
        NetlinkError error = ns.OpenSocket().Execute(new NewlinkRequest(new byte[64]) { IfiIndex = ns.Index("dev0"), Mtu = uint.MaxValue }.Finish());
        Assert.Equal((NetlinkFault.Refused, Errno.EINVAL), (error.Fault, error.Errno));
        Assert.False(string.IsNullOrEmpty(error.Text), error.ToString());

        error = ns.OpenSocket().Execute(OverlongName.For(ns.Index("dev0"), new byte[128]));
        Assert.Equal((Errno.ERANGE, "ifname", 32), (error.Errno, error.Attribute, error.Offset));
        Assert.Equal((ushort)3, error.AttributeType);
    }

    [Fact]
    public void A_refused_attribute_deep_in_a_nest_is_named_by_its_path()
    {
        using var ns = new TestNamespace();
        var message = new NewlinkRequest(new byte[256], NetlinkFlags.Create | NetlinkFlags.Exclusive) { Ifname = "vx0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoVxlanAttrsBuilder data = info.BeginDataVxlan())
            data.Id = 1u << 24;
        NetlinkError error = ns.OpenSocket().Execute(message.Finish());
        Assert.Equal((Errno.ERANGE, "linkinfo.data(vxlan).id"), (error.Errno, error.Attribute));
    }

    [Fact]
    public void A_warning_on_success_is_kept()
    {
        using var made = new MadeAnswers(RawVerdict(errno: 0));
        var walk = new ReplyWalk(made.Socket, stackalloc byte[512], MadeAnswers.Sequence);
        Assert.Equal(ReplyKind.Verdict, walk.Next());
        NetlinkError verdict = walk.Verdict(new GetlinkRequest(new byte[64]).Finish());
        Assert.Equal((false, "mind this"), (verdict.Failed, verdict.Text));
    }

    [Fact]
    public void An_answer_of_data_is_passed_over_however_large_it_is()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add br0 type bridge");
        for (int i = 0; i < 12; i++)
            ns.Ip($"link property add dev br0 altname a-rather-long-alternative-name-of-a-link-so-that-the-answer-is-large-{i}");
        NetlinkError error = ns.OpenSocket().Execute(new GetlinkRequest(new byte[64]) { IfiIndex = ns.Index("br0") }.Finish());
        Assert.False(error.Failed, error.ToString());
    }

    [Fact]
    public void A_request_that_could_not_be_built_is_not_sent()
    {
        using var ns = new TestNamespace();
        NetlinkSocket socket = ns.OpenSocket();
        NetlinkRequest broken = new NewlinkRequest(new byte[36]) { Ifname = "eth0"u8 }.Finish();
        Assert.Equal(NetlinkFault.BufferTooSmall, socket.Execute(broken).Fault);
        Assert.Equal(NetlinkFault.BufferTooSmall, socket.Get(broken, new byte[64], out _).Fault);
        DumpEnumerator dump = socket.Dump(broken, new byte[64]);
        Assert.False(dump.MoveNext());
        Assert.Equal(NetlinkFault.BufferTooSmall, dump.Error.Fault);
    }

    private static byte[] RawVerdict(int errno) => MadeAnswers.Answer(
        2, NetlinkFlags.Capped | NetlinkFlags.AckTlvs, Wire.RawBytes.Of(errno), new byte[16],
        Wire.RawBytes.Attribute(1, "mind this\0"u8.ToArray()));
}
