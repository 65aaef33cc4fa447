using System.Text;
using CsCheck;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Wire;

public class SequenceTests
{
    private static readonly byte[] s_brokenTail = [2, 0, 1, 0];

    [Fact]
    public void Repeated_strings_come_in_order_and_others_are_passed_over()
    {
        byte[] bytes = RawBytes.Join(
            RawBytes.Attribute(53, "one\0"u8.ToArray()), RawBytes.Attribute(1, [9]), RawBytes.Attribute(53, "two"u8.ToArray()));
        var names = new List<string>();
        foreach (Attr<ReadOnlySpan<byte>> name in PropListAttrs.Over(new AttributeReader(bytes)).AltIfname)
            names.Add(Encoding.ASCII.GetString(AttributeReaderTests.Text(name)));
        Assert.Equal(["one", "two"], names);
    }

    [Fact]
    public void Repeated_numbers_come_in_order_and_a_short_one_is_malformed()
    {
        var reader = new AttributeReader(RawBytes.Join(
            RawBytes.Attribute(1, RawBytes.Of(1u)), RawBytes.Attribute(1, [2]), RawBytes.Attribute(1, RawBytes.Of(3u))));
        var seen = new List<uint?>();
        foreach (Attr<uint> number in reader.EachScalar<uint>(1, "n", ScalarForm.U32))
            seen.Add(number.TryGet(out uint value) ? value : null);
        Assert.Equal([1, null, 3], seen);
    }

    [Fact]
    public void Children_of_an_array_count_whatever_their_numbers()
    {
        byte[] array = RawBytes.Attribute(4,
            RawBytes.Attribute(1, RawBytes.Attribute(1, RawBytes.Of(10u))), RawBytes.Attribute(9, RawBytes.Attribute(1, RawBytes.Of(20u))));
        var seen = new List<uint>();
        foreach (Attr<LinkinfoVxlanAttrs> child in new AttributeReader(array)[4].ArrayOf<LinkinfoVxlanAttrs>("array"))
        {
            Assert.True(child.TryGet(out LinkinfoVxlanAttrs set));
            Assert.True(set.Id.TryGet(out uint id));
            seen.Add(id);
        }
        Assert.Equal([10u, 20u], seen);
    }

    [Fact]
    public void A_list_that_breaks_off_ends_with_a_malformed_item()
    {
        var strings = new AttributeReader(RawBytes.Join(RawBytes.Attribute(1, "a"u8.ToArray()), s_brokenTail));
        var states = new List<bool>();
        foreach (Attr<ReadOnlySpan<byte>> item in strings.Strings(1, "list"))
            states.Add(item.IsMalformed);
        foreach (Attr<byte> item in strings.EachScalar<byte>(1, "list", ScalarForm.U8))
            states.Add(item.IsMalformed);
        foreach (Attr<LinkinfoVxlanAttrs> item in strings.Nests<LinkinfoVxlanAttrs>(1, "list"))
            states.Add(item.IsMalformed);
        Assert.Equal([false, true, false, true, false, true], states);
    }

    [Fact]
    public void An_array_that_may_be_behind_the_break_is_one_malformed_item_and_an_absent_one_is_empty()
    {
        NetlinkError error = default;
        int items = 0;
        foreach (Attr<LinkinfoVxlanAttrs> item in new AttributeReader(s_brokenTail, offset: 20)[4].ArrayOf<LinkinfoVxlanAttrs>("array"))
        {
            items++;
            _ = item.Or(default, ref error);
        }
        Assert.Equal((1, NetlinkFault.Malformed, "array", 20), (items, error.Fault, error.Attribute, error.Offset));
        Assert.False(new AttributeReader(RawBytes.Attribute(1, [1]))[4].ArrayOf<LinkinfoVxlanAttrs>("array").MoveNext());
    }

    [Fact]
    public void An_array_of_numbers_counts_whole_ones_only()
    {
        var reader = new AttributeReader(RawBytes.Attribute(1, RawBytes.Of(1u), RawBytes.Of(2u), [3, 0]));
        Assert.True(reader[1].Scalars<uint>("n").TryGet(out ScalarArray<uint> numbers));
        Assert.Equal((2, 1u, 2u), (numbers.Length, numbers[0], numbers[1]));
        bool threw = false;
        try
        {
            _ = numbers[2];
        }
        catch (ArgumentOutOfRangeException)
        {
            threw = true;
        }
        Assert.True(threw);
    }

    [Fact]
    public void Every_attribute_is_walked_with_its_place_in_the_message()
        => Gen.Select(Gen.Int[0, 0x3fff], Gen.Byte.Array[0, 20]).Array[0, 10].Sample(made =>
        {
            byte[] bytes = RawBytes.Join([.. made.Select(a => RawBytes.Attribute(a.Item1, a.Item2))]);
            int at = 32;
            int i = 0;
            foreach (RawAttribute attribute in new AttributeReader(bytes, offset: 32))
            {
                Assert.Equal((made[i].Item1, at), (attribute.Type, attribute.Offset));
                Assert.True(attribute.Payload.SequenceEqual(made[i].Item2));
                at += 4 + ((made[i].Item2.Length + 3) & ~3);
                i++;
            }
            Assert.Equal(made.Length, i);
        });

    [Fact]
    public void Messages_are_walked_by_their_length_and_garbage_behind_the_last_is_left()
    {
        byte[] datagram = RawBytes.Join(
            RawBytes.Message(20, NetlinkFlags.Multi, 1, 2, [1, 2, 3]), [0],
            RawBytes.Message(21, NetlinkFlags.Multi, 1, 2), new byte[15]);
        var types = new List<int>();
        foreach (NetlinkMessage message in new MessageEnumerator(datagram))
            types.Add(message.Type);
        Assert.Equal([20, 21], types);
        Assert.False(NetlinkMessage.TryRead(RawBytes.Of(17).AsSpan(), out _));
        Assert.False(NetlinkMessage.TryRead([.. RawBytes.Of(100), .. new byte[20]], out _));
        Assert.False(NetlinkMessage.TryRead([.. RawBytes.Of(-1), .. new byte[20]], out NetlinkMessage none));
        Assert.Equal((0, 0u, 0), (none.Type, none.Sequence, none.Payload.Length));
    }
}
