using CsCheck;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Wire;

public class MessageBuilderTests
{
    private const ushort Type = 16;
    private const int NoFixedHeader = 0;

    [Fact]
    public void Begin_writes_a_header_with_zeroes_over_what_was_there()
    {
        byte[] buffer = [.. Enumerable.Repeat((byte)0xcc, 64)];
        MessageBuilder message = MessageBuilder.Begin(buffer, Type, NetlinkFlags.Ack, fixedHeader: 16);
        byte[] expected = RawBytes.Message(Type, NetlinkFlags.Request | NetlinkFlags.Ack, 0, 0, new byte[16]);
        Assert.Equal(expected, Bytes(message));
    }

    [Fact]
    public void A_payload_of_any_length_is_padded_with_zeroes_and_its_length_is_told_unpadded()
        => Gen.Byte.Array[0, 300].Sample(payload =>
        {
            byte[] buffer = [.. Enumerable.Repeat((byte)0xcc, 512)];
            MessageBuilder message = MessageBuilder.Begin(buffer, Type, NetlinkFlags.None, NoFixedHeader);
            message.PutBytes(7, payload);
            Assert.Equal(RawBytes.Message(Type, NetlinkFlags.Request, 0, 0, RawBytes.Attribute(7, payload)), Bytes(message));
        });

    [Fact]
    public void A_fixed_header_of_odd_size_is_followed_by_aligned_attributes()
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[64], Type, NetlinkFlags.None, fixedHeader: 1);
        message.PutHeader(0, (byte)2);
        message.PutU32(1, 9);
        Assert.Equal([2, 0, 0, 0, .. RawBytes.Attribute(1, RawBytes.Of(9u))], Bytes(message)[16..]);
    }

    [Fact]
    public void Big_endian_values_are_swapped_and_others_are_not()
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[128], Type, NetlinkFlags.None, NoFixedHeader);
        message.PutU16Big(1, 0x0102);
        message.PutU32Big(2, 0x01020304);
        message.PutU64Big(3, 0x0102030405060708);
        message.PutS32Big(4, -2);
        message.PutU16(5, 0x0102);
        byte[] expected = RawBytes.Join(
            RawBytes.Attribute(1, [1, 2]), RawBytes.Attribute(2, [1, 2, 3, 4]), RawBytes.Attribute(3, [1, 2, 3, 4, 5, 6, 7, 8]),
            RawBytes.Attribute(4, [0xff, 0xff, 0xff, 0xfe]), RawBytes.Attribute(5, RawBytes.Of((ushort)0x0102)));
        Assert.Equal(expected, Bytes(message)[16..]);
    }

    [Theory]
    [InlineData(0ul, 4)]
    [InlineData(uint.MaxValue, 4)]
    [InlineData(uint.MaxValue + 1ul, 8)]
    public void A_uint_takes_eight_bytes_only_when_it_must(ulong value, int width)
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[64], Type, NetlinkFlags.None, NoFixedHeader);
        message.PutUint(1, value);
        Assert.Equal(RawBytes.Attribute(1, RawBytes.Of(value)[..width]), Bytes(message)[16..]);
    }

    [Theory]
    [InlineData(int.MinValue, 4)]
    [InlineData(int.MinValue - 1L, 8)]
    [InlineData(int.MaxValue + 1L, 8)]
    public void A_sint_takes_eight_bytes_only_when_it_must(long value, int width)
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[64], Type, NetlinkFlags.None, NoFixedHeader);
        message.PutSint(1, value);
        Assert.Equal(RawBytes.Attribute(1, RawBytes.Of(value)[..width]), Bytes(message)[16..]);
    }

    [Fact]
    public void A_string_gets_its_NUL_and_a_text_gets_none()
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[64], Type, NetlinkFlags.None, NoFixedHeader);
        message.PutString(1, "abcd"u8);
        message.PutText(2, "abcd"u8);
        message.PutString(3, ""u8);
        message.PutFlag(4, true);
        message.PutFlag(5, false);
        byte[] expected = RawBytes.Join(
            RawBytes.Attribute(1, "abcd\0"u8.ToArray()), RawBytes.Attribute(2, "abcd"u8.ToArray()), RawBytes.Attribute(3, [0]),
            RawBytes.Attribute(4));
        Assert.Equal(expected, Bytes(message)[16..]);
    }

    [Fact]
    public void A_failure_names_the_first_attribute_that_did_not_fit_and_sticks()
    {
        var message = new NewlinkRequest(new byte[16 + 16 + 8]) { Mtu = 1500, Ifname = "a-long-name"u8, Group = 1 };
        NetlinkError error = message.Finish().Error;
        Assert.Equal((NetlinkFault.BufferTooSmall, "ifname", (ushort)3), (error.Fault, error.Attribute, error.AttributeType));
        Assert.True(message.Finish().Bytes.IsEmpty);
    }

    [Fact]
    public void Any_buffer_that_is_too_small_is_told_and_never_written_beyond()
        => Gen.Int[0, 120].Sample(size =>
        {
            byte[] room = [.. Enumerable.Repeat((byte)0xcc, 256)];
            var message = new NewlinkRequest(room.AsSpan(0, size)) { IfiIndex = 1, Ifname = "eth0"u8 };
            using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
            using (LinkinfoVethAttrsBuilder data = info.BeginDataVeth())
            using (LinkAttrsBuilder peer = data.BeginPeer(default))
                peer.Ifname = "eth1"u8;
            NetlinkRequest request = message.Finish();
            Assert.Equal(size < 92 ? NetlinkFault.BufferTooSmall : NetlinkFault.None, request.Error.Fault);
            Assert.Equal(-1, room.AsSpan(size).IndexOfAnyExcept((byte)0xcc));
        });

    [Fact]
    public void A_value_longer_than_an_attribute_can_be_is_refused_and_the_longest_is_taken()
    {
        byte[] buffer = new byte[70_000];
        Assert.False(new NewlinkRequest(buffer) { Wireless = new byte[65_531] }.Finish().Error.Failed);
        NetlinkError error = new NewlinkRequest(buffer) { Wireless = new byte[65_532] }.Finish().Error;
        Assert.Equal((NetlinkFault.ValueTooLong, "wireless"), (error.Fault, error.Attribute));
        error = new NewlinkRequest(buffer) { Qdisc = new byte[65_531] }.Finish().Error;
        Assert.Equal((NetlinkFault.ValueTooLong, "qdisc"), (error.Fault, error.Attribute));
    }

    [Fact]
    public void A_header_member_longer_than_its_place_is_refused_and_a_shorter_one_leaves_zeroes()
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[64], Type, NetlinkFlags.None, fixedHeader: 8);
        message.PutHeaderBytes(2, 4, [1, 2]);
        Assert.Equal([0, 0, 1, 2, 0, 0, 0, 0], Bytes(message)[16..]);
        message.PutHeaderBytes(2, 4, [1, 2, 3, 4, 5]);
        Assert.Equal(NetlinkFault.ValueTooLong, message.Finish(RtnetlinkNames.Instance, 1).Error.Fault);
    }

    internal static byte[] Bytes(MessageBuilder message)
    {
        NetlinkRequest request = message.Finish(RtnetlinkNames.Instance, set: 1);
        Assert.False(request.Error.Failed, request.Error.ToString());
        return request.Bytes.ToArray();
    }
}
