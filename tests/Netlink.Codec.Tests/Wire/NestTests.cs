using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Wire;

public class NestTests
{
    [Fact]
    public void Nests_carry_their_bit_and_the_length_of_all_that_is_inside()
    {
        MessageBuilder message = Begin();
        MessageBuilder outer = message.BeginNest(1);
        outer.PutU8(2, 7);
        MessageBuilder inner = outer.BeginNest(3);
        inner.PutU32(4, 8);
        inner.EndNest();
        outer.EndNest();
        message.PutU8(5, 9);
        byte[] expected = RawBytes.Join(
            RawBytes.Attribute(1 | RawBytes.Nested,
                RawBytes.Attribute(2, [7]),
                RawBytes.Attribute(3 | RawBytes.Nested, RawBytes.Attribute(4, RawBytes.Of(8u)))),
            RawBytes.Attribute(5, [9]));
        Assert.Equal(expected, MessageBuilderTests.Bytes(message)[16..]);
    }

    [Fact]
    public void A_nest_may_begin_with_a_structure_and_may_be_empty()
    {
        MessageBuilder message = Begin();
        message.BeginNest(1, new Ifinfomsg { IfiIndex = 3 }).EndNest();
        message.BeginNest(2).EndNest();
        byte[] header = new byte[16];
        header[4] = 3;
        Assert.Equal(
            RawBytes.Join(RawBytes.Attribute(1 | RawBytes.Nested, header), RawBytes.Attribute(2 | RawBytes.Nested)),
            MessageBuilderTests.Bytes(message)[16..]);
    }

    [Fact]
    public void A_nest_left_open_is_told_at_the_end()
    {
        var message = new NewlinkRequest(new byte[128]);
        _ = message.BeginLinkinfo();
        Assert.Equal(NetlinkFault.NestLeftOpen, message.Finish().Error.Fault);
    }

    [Fact]
    public void A_put_around_an_open_nest_is_out_of_order()
    {
        var message = new NewlinkRequest(new byte[128]);
        using (message.BeginLinkinfo())
            message.Mtu = 1500;
        NetlinkError error = message.Finish().Error;
        Assert.Equal((NetlinkFault.WrittenOutOfOrder, "mtu"), (error.Fault, error.Attribute));
    }

    [Fact]
    public void A_put_into_a_closed_nest_is_out_of_order_even_when_its_sibling_is_open()
    {
        MessageBuilder message = Begin();
        MessageBuilder closed = message.BeginNest(1);
        closed.EndNest();
        MessageBuilder open = message.BeginNest(2);
        closed.PutU8(3, 1);
        open.EndNest();
        Assert.Equal(NetlinkFault.WrittenOutOfOrder, message.Finish(RtnetlinkNames.Instance, 1).Error.Fault);
    }

    [Fact]
    public void Closing_twice_the_outer_one_first_or_the_message_itself_is_out_of_order()
    {
        MessageBuilder twice = Begin();
        MessageBuilder nest = twice.BeginNest(1);
        nest.EndNest();
        nest.EndNest();

        MessageBuilder crossed = Begin();
        MessageBuilder outer = crossed.BeginNest(1);
        MessageBuilder inner = outer.BeginNest(2);
        outer.EndNest();
        inner.EndNest();

        MessageBuilder itself = Begin();
        itself.EndNest();

        Assert.Equal(NetlinkFault.WrittenOutOfOrder, twice.Finish(RtnetlinkNames.Instance, 1).Error.Fault);
        Assert.Equal(NetlinkFault.WrittenOutOfOrder, crossed.Finish(RtnetlinkNames.Instance, 1).Error.Fault);
        Assert.Equal(NetlinkFault.WrittenOutOfOrder, itself.Finish(RtnetlinkNames.Instance, 1).Error.Fault);
    }

    [Fact]
    public void A_nest_that_outgrows_its_length_field_is_refused_by_name()
    {
        var message = new NewlinkRequest(new byte[140_000]);
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        {
            info.Xstats = new byte[40_000];
            info.Xstats = new byte[40_000];
        }
        NetlinkError error = message.Finish().Error;
        Assert.Equal((NetlinkFault.ValueTooLong, "linkinfo"), (error.Fault, error.Attribute));
    }

    [Fact]
    public void A_nest_that_does_not_fit_takes_puts_and_its_end_without_harm()
    {
        var message = new NewlinkRequest(new byte[16 + 16 + 2]);
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
            info.Kind = "veth"u8;
        NetlinkError error = message.Finish().Error;
        Assert.Equal((NetlinkFault.BufferTooSmall, "linkinfo"), (error.Fault, error.Attribute));
    }

    private static MessageBuilder Begin() => MessageBuilder.Begin(new byte[256], 16, NetlinkFlags.None, fixedHeader: 0);
}
