using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Wire;

public class ExtAckTests
{
    private const int Error = 2;
    private const int Done = 3;
    private const NetlinkFlags Tlvs = NetlinkFlags.AckTlvs;

    private static readonly byte[] s_text = RawBytes.Attribute(1, "because\0"u8.ToArray());
    private static readonly byte[] s_offset = RawBytes.Attribute(2, RawBytes.Of(32u));
    private static readonly byte[] s_quoted = RawBytes.Message(16, NetlinkFlags.Root, 1, 2, new byte[18]);

    [Fact]
    public void The_words_follow_the_whole_quoted_request()
        => AssertWords(RawBytes.Message(Error, Tlvs, 1, 2, RawBytes.Of(-17), s_quoted, [0, 0], s_text, s_offset), errno: 17);

    [Fact]
    public void The_words_follow_the_header_alone_when_the_outer_flags_say_capped()
        => AssertWords(RawBytes.Message(Error, Tlvs | NetlinkFlags.Capped, 1, 2, RawBytes.Of(-17), s_quoted[..16], s_text, s_offset), errno: 17);

    [Fact]
    public void The_words_follow_the_errno_of_a_done()
        => AssertWords(RawBytes.Message(Done, Tlvs | NetlinkFlags.Multi, 1, 2, RawBytes.Of(-2), s_text, s_offset), errno: 2);

    [Fact]
    public void Without_the_flag_there_are_no_words()
    {
        Assert.True(Read(RawBytes.Message(Error, 0, 1, 2, RawBytes.Of(-17), s_quoted), out ExtAck ack));
        Assert.Equal(17, ack.Errno);
        Assert.True(ack.Text.IsAbsent);
        Assert.True(ack.Offset.IsAbsent);
    }

    [Fact]
    public void A_success_with_words_is_a_warning()
    {
        Read(RawBytes.Message(Error, Tlvs | NetlinkFlags.Capped, 1, 2, RawBytes.Of(0), s_quoted[..16], s_text), out ExtAck ack);
        NetlinkError error = ack.ToError(Request(new byte[128]));
        Assert.Equal((false, "because"), (error.Failed, error.Text));
    }

    [Fact]
    public void Verdicts_that_are_too_short_or_lie_about_the_quote_are_no_trap()
    {
        Assert.False(Read(RawBytes.Message(Error, Tlvs, 1, 2, [1, 2, 3]), out _));
        Assert.False(Read(RawBytes.Message(16, Tlvs, 1, 2, RawBytes.Of(-1)), out _));
        foreach (int quoted in (int[])[-1, int.MaxValue, 1000])
        {
            Assert.True(Read(RawBytes.Message(Error, Tlvs, 1, 2, RawBytes.Of(-17), RawBytes.Of(quoted), s_quoted[4..]), out ExtAck lying));
            Assert.Equal(17, lying.Errno);
            Assert.True(lying.Text.IsAbsent);
        }
        Assert.True(Read(RawBytes.Message(Error, Tlvs, 1, 2, RawBytes.Of(-17)), out ExtAck bare));
        Assert.True(bare.Text.IsAbsent);
    }

    [Fact]
    public void Cookie_policy_and_what_is_missing_can_be_read()
    {
        Read(RawBytes.Message(Done, Tlvs, 1, 2, RawBytes.Of(0), RawBytes.Attribute(3, [7]), RawBytes.Attribute(4 | RawBytes.Nested, [8]),
            RawBytes.Attribute(5, RawBytes.Of(9u)), RawBytes.Attribute(6, RawBytes.Of(10u))), out ExtAck ack);
        NetlinkError error = default;
        Assert.Equal([7], ack.Cookie.Require(ref error).ToArray());
        Assert.Equal([8], ack.Policy.Require(ref error).ToArray());
        Assert.Equal((9u, 10u), (ack.MissingType.Require(ref error), ack.MissingNest.Require(ref error)));
        Assert.False(error.Failed);
    }

    [Theory]
    [InlineData(32, "ifname", null)]
    [InlineData(45, "linkinfo.kind", null)]
    [InlineData(40, "linkinfo", null)]
    [InlineData(52, "linkinfo.data(veth)", null)]
    [InlineData(56, "linkinfo.data(veth).peer", null)]
    [InlineData(60, "linkinfo.data(veth).peer", "the peer's own header")]
    [InlineData(76, "linkinfo.data(veth).peer.ifname", null)]
    [InlineData(4, null, "the fixed header")]
    [InlineData(5000, null, "beyond the end")]
    public void An_offset_becomes_the_path_of_the_attribute_in_a_veths_peer_too(int offset, string? path, string? why)
    {
        Read(RawBytes.Message(Done, Tlvs, 1, 2, RawBytes.Of(-22), RawBytes.Attribute(2, RawBytes.Of(offset))), out ExtAck ack);
        NetlinkError error = ack.ToError(Request(new byte[128]));
        Assert.True(path == error.Attribute, $"{error.Attribute} at {offset} {why}");
        Assert.Equal((NetlinkFault.Refused, 22, offset), (error.Fault, error.Errno, error.Offset));
    }

    [Fact]
    public void A_missing_attribute_is_named_in_the_nest_where_it_is_missing()
    {
        Read(RawBytes.Message(Done, Tlvs, 1, 2, RawBytes.Of(-22), RawBytes.Attribute(5, RawBytes.Of(3u))), out ExtAck top);
        Assert.Equal("ifname", top.ToError(Request(new byte[128])).Missing);
        Read(RawBytes.Message(Done, Tlvs, 1, 2, RawBytes.Of(-22), RawBytes.Attribute(5, RawBytes.Of(1u)), RawBytes.Attribute(6, RawBytes.Of(40u))),
            out ExtAck inside);
        Assert.Equal("linkinfo.kind", inside.ToError(Request(new byte[128])).Missing);
    }

    [Fact]
    public void An_attribute_that_the_schema_does_not_know_is_told_by_number()
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[64], 16, 0, fixedHeader: 16);
        message.PutU32(999, 1);
        NetlinkRequest request = message.Finish(RtnetlinkNames.Instance, set: 1);
        Read(RawBytes.Message(Done, Tlvs, 1, 2, RawBytes.Of(-22), s_offset), out ExtAck ack);
        NetlinkError error = ack.ToError(request);
        Assert.Equal(("#999", (ushort)999), (error.Attribute, error.AttributeType));
    }

    /// <summary>Attribute headers at: 32 ifname, 40 linkinfo, 44 kind, 52 data, 56 peer, 76 the name of the peer.</summary>
    private static NetlinkRequest Request(byte[] buffer)
    {
        var message = new NewlinkRequest(buffer) { Ifname = "ve0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoVethAttrsBuilder data = info.BeginDataVeth())
        using (LinkAttrsBuilder peer = data.BeginPeer(default))
            peer.Ifname = "ve1"u8;
        return message.Finish();
    }

    private static void AssertWords(byte[] message, int errno)
    {
        Assert.True(Read(message, out ExtAck ack));
        NetlinkError error = default;
        Assert.Equal("because"u8, ack.Text.Require(ref error));
        Assert.Equal((errno, 32u), (ack.Errno, ack.Offset.Require(ref error)));
        Assert.False(error.Failed);
    }

    private static bool Read(byte[] bytes, out ExtAck ack)
    {
        Assert.True(NetlinkMessage.TryRead(bytes, out NetlinkMessage message));
        return ExtAck.TryRead(message, out ack);
    }
}
