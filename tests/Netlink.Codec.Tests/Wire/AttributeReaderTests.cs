using CsCheck;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Wire;

public class AttributeReaderTests
{
    [Fact]
    public void Absent_malformed_and_present_are_told_apart()
    {
        var reader = new AttributeReader(RawBytes.Join(RawBytes.Attribute(1, RawBytes.Of(5u)), RawBytes.Attribute(2, [1, 2])));
        Assert.True(reader[1].U32("whole").IsPresent);
        Assert.True(reader[2].U32("short").IsMalformed);
        Assert.True(reader[3].U32("none").IsAbsent);
        Assert.True(reader[1].U32("whole").TryGet(out uint value));
        Assert.Equal(5u, value);
        Assert.False(reader[2].U32("short").TryGet(out _));
    }

    [Fact]
    public void Or_replaces_absent_and_never_malformed()
    {
        var reader = new AttributeReader(RawBytes.Attribute(2, [1, 2]), offset: 32);
        NetlinkError error = default;
        Assert.Equal(7u, reader[3].U32("none").Or(7, ref error));
        Assert.False(error.Failed);
        _ = reader[2].U32("short").Or(7, ref error);
        Assert.Equal((NetlinkFault.Malformed, "short", 32), (error.Fault, error.Attribute, error.Offset));
    }

    [Fact]
    public void Require_fails_on_both_and_the_first_failure_stays()
    {
        var reader = new AttributeReader(RawBytes.Attribute(2, [1, 2]));
        NetlinkError error = default;
        _ = reader[3].U32("none").Require(ref error);
        Assert.Equal((NetlinkFault.Absent, "none"), (error.Fault, error.Attribute));
        _ = reader[2].U32("short").Require(ref error);
        Assert.Equal((NetlinkFault.Absent, "none"), (error.Fault, error.Attribute));
    }

    [Fact]
    public void The_last_of_a_type_wins_and_the_flag_bits_of_a_type_do_not_count()
    {
        var reader = new AttributeReader(RawBytes.Join(
            RawBytes.Attribute(1, RawBytes.Of(5u)), RawBytes.Attribute(1 | 0x8000, RawBytes.Of(6u)), RawBytes.Attribute(2 | 0x4000, [1])));
        Assert.True(reader[1].U32("twice").TryGet(out uint value));
        Assert.Equal(6u, value);
        Assert.True(reader[2].U8("byte-order-bit").IsPresent);
    }

    [Fact]
    public void Values_are_read_at_any_alignment()
        => Gen.Select(Gen.ULong, Gen.Int[0, 7]).Sample((value, shift) =>
        {
            byte[] bytes = [.. new byte[shift], .. RawBytes.Attribute(1, RawBytes.Of(value))];
            Assert.True(new AttributeReader(bytes.AsSpan(shift))[1].U64("v").TryGet(out ulong found));
            Assert.Equal(value, found);
        });

    [Fact]
    public void A_longer_scalar_gives_its_first_bytes_and_a_uint_is_as_wide_as_it_comes()
    {
        byte[] eight = RawBytes.Of(0x1_0000_0002ul);
        var reader = new AttributeReader(RawBytes.Join(RawBytes.Attribute(1, eight), RawBytes.Attribute(2, eight[..4])));
        Assert.True(reader[1].U32("v").TryGet(out uint cut));
        Assert.True(reader[1].Uint("v").TryGet(out ulong whole));
        Assert.True(reader[2].Uint("v").TryGet(out ulong narrow));
        Assert.Equal((2u, 0x1_0000_0002ul, 2ul), (cut, whole, narrow));
        Assert.True(new AttributeReader(RawBytes.Attribute(2, RawBytes.Of(-3)))[2].Sint("v").TryGet(out long negative));
        Assert.Equal(-3, negative);
    }

    [Fact]
    public void A_structure_of_an_older_kernel_is_filled_with_zeroes_and_one_of_a_newer_is_cut()
    {
        byte[] longer = [.. Enumerable.Range(1, 40).Select(i => (byte)i)];
        var reader = new AttributeReader(RawBytes.Join(RawBytes.Attribute(1, longer[..6]), RawBytes.Attribute(2, longer)));
        Assert.True(reader[1].Struct<Ifinfomsg>("short").TryGet(out Ifinfomsg shorter));
        Assert.True(reader[2].Struct<Ifinfomsg>("long").TryGet(out Ifinfomsg cut));
        Assert.Equal([.. longer[..6], .. new byte[10]], RawBytes.Of(shorter));
        Assert.Equal(longer[..16], RawBytes.Of(cut));
    }

    [Fact]
    public void A_string_ends_at_its_NUL_or_at_its_end()
    {
        var reader = new AttributeReader(RawBytes.Join(
            RawBytes.Attribute(1, "ab\0"u8.ToArray()), RawBytes.Attribute(2, "ab"u8.ToArray()), RawBytes.Attribute(3, "a\0b\0"u8.ToArray()),
            RawBytes.Attribute(4)));
        Assert.Equal("ab"u8, Text(reader[1].String("s")));
        Assert.Equal("ab"u8, Text(reader[2].String("s")));
        Assert.Equal("a"u8, Text(reader[3].String("s")));
        Assert.Equal(""u8, Text(reader[4].String("s")));
        Assert.Equal("a\0b\0"u8, Text(reader[3].Bytes("s")));
    }

    [Fact]
    public void Behind_a_broken_length_everything_is_malformed_but_what_stood_before_it()
    {
        foreach (byte[] tail in (byte[][])[[3, 0, 9, 0], [0, 0, 9, 0], [200, 0, 9, 0], [8, 0, 9, 0, 1], [8, 0]])
        {
            var reader = new AttributeReader(RawBytes.Join(RawBytes.Attribute(1, RawBytes.Of(5u)), tail), offset: 16);
            NetlinkError error = default;
            Assert.Equal(5u, reader[1].U32("before").Require(ref error));
            _ = reader[2].U32("behind").Or(0, ref error);
            Assert.Equal((NetlinkFault.Malformed, "behind", 24), (error.Fault, error.Attribute, error.Offset));
        }
    }

    [Fact]
    public void The_last_attribute_may_lack_its_padding()
    {
        var reader = new AttributeReader([5, 0, 1, 0, 42]);
        Assert.True(reader[1].U8("v").TryGet(out byte value));
        Assert.Equal(42, value);
        Assert.True(reader[2].U8("other").IsAbsent);
    }

    [Fact]
    public void A_selector_decides_which_shape_is_present()
    {
        byte[] bytes = RawBytes.Join(
            RawBytes.Attribute(2, RawBytes.Attribute(1, RawBytes.Of(42u))), RawBytes.Attribute(1, "vxlan"u8.ToArray()));
        LinkinfoAttrs info = LinkinfoAttrs.Over(new AttributeReader(bytes));
        Assert.True(info.DataVxlan.TryGet(out LinkinfoVxlanAttrs vxlan));
        Assert.True(vxlan.Id.TryGet(out uint id));
        Assert.Equal(42u, id);
        Assert.True(info.DataBridge.IsAbsent);
        Assert.True(LinkinfoAttrs.Over(new AttributeReader(bytes.AsSpan(0, 12))).DataVxlan.IsAbsent);
        Assert.True(LinkinfoAttrs.Over(new AttributeReader([1, 0, 1, 0])).DataVxlan.IsMalformed);
    }

    [Fact]
    public void A_nest_with_a_header_is_malformed_when_too_short_for_it()
    {
        byte[] peer = [.. new byte[16], .. RawBytes.Attribute(3, "veth1\0"u8.ToArray())];
        LinkinfoVethAttrs whole = LinkinfoVethAttrs.Over(new AttributeReader(RawBytes.Attribute(1, peer)));
        Assert.True(whole.Peer.TryGet(out Headed<Ifinfomsg, LinkAttrs> found));
        Assert.Equal("veth1"u8, Text(found.Attributes.Ifname));
        Assert.True(LinkinfoVethAttrs.Over(new AttributeReader(RawBytes.Attribute(1, peer[..15]))).Peer.IsMalformed);
        Assert.True(LinkinfoVethAttrs.Over(new AttributeReader(RawBytes.Attribute(1, peer[..16]))).Peer.IsPresent);
    }

    internal static ReadOnlySpan<byte> Text(Attr<ReadOnlySpan<byte>> attribute)
    {
        Assert.True(attribute.TryGet(out ReadOnlySpan<byte> value));
        return value;
    }
}
