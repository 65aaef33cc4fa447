using CsCheck;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Wire;

/// <summary>Records in a row, next hops for instance: a structure that begins with the record's length, and attributes.</summary>
public class RecordTests
{
    private const ushort Multipath = 9;
    private const ushort Gateway = 5;

    [Fact]
    public void Records_come_in_order_each_with_its_own_attributes()
    {
        byte[] row = RawBytes.Attribute(Multipath, Hop(16, 3, RawBytes.Attribute(Gateway, [10, 0, 0, 1])), Hop(8, 4));
        var seen = new List<string>();
        foreach (Attr<Headed<Rtnexthop, RouteAttrs>> hop in new AttributeReader(row)[Multipath].Records<Rtnexthop, RouteAttrs>("multipath"))
        {
            Assert.True(hop.TryGet(out Headed<Rtnexthop, RouteAttrs> it));
            seen.Add($"{it.Header.RtnhIfindex}:{(it.Attributes.Gateway.TryGet(out ReadOnlySpan<byte> gateway) ? Convert.ToHexString(gateway) : "none")}");
        }
        Assert.Equal(["3:0A000001", "4:none"], seen);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(0)]
    public void A_row_that_breaks_off_ends_with_a_malformed_record(ushort length)
    {
        byte[] row = RawBytes.Attribute(Multipath, Hop(8, 3), Hop(length, 4), new byte[4]);
        var seen = new List<bool>();
        foreach (Attr<Headed<Rtnexthop, RouteAttrs>> hop in new AttributeReader(row)[Multipath].Records<Rtnexthop, RouteAttrs>("multipath"))
            seen.Add(hop.IsMalformed);
        Assert.Equal([false, true], seen);
    }

    [Fact]
    public void A_row_that_is_not_there_is_empty_and_absent()
    {
        RecordSequence<Rtnexthop, RouteAttrs> row = new AttributeReader(RawBytes.Attribute(1, [1]))[Multipath].Records<Rtnexthop, RouteAttrs>("multipath");
        Assert.True(row.IsAbsent);
        Assert.False(row.MoveNext());
    }

    [Fact]
    public void Any_bytes_are_walked_to_an_end()
        => Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            int count = 0;
            byte[] row = RawBytes.Attribute(Multipath, bytes);
            foreach (Attr<Headed<Rtnexthop, RouteAttrs>> hop in new AttributeReader(row)[Multipath].Records<Rtnexthop, RouteAttrs>("multipath"))
            {
                count++;
                if (hop.TryGet(out Headed<Rtnexthop, RouteAttrs> it))
                    _ = it.Attributes.Gateway.TryGet(out _);
            }
            new AttributeReader(row)[Multipath].HeadedBytes<Rtnexthop>("multipath").TryGet(out HeadedBytes<Rtnexthop> headed);
            return count <= (bytes.Length / 8) + 1 && headed.Bytes.Length <= Math.Max(0, bytes.Length - 8);
        });

    [Fact]
    public void A_record_is_written_with_its_length()
    {
        Span<byte> buffer = stackalloc byte[128];
        MessageBuilder message = MessageBuilder.Begin(buffer, 24, NetlinkFlags.Ack, fixedHeader: 0);
        MessageBuilder row = message.BeginNest(Multipath);
        MessageBuilder hop = row.BeginRecord(new Rtnexthop { RtnhHops = 2, RtnhIfindex = 3 });
        hop.PutBytes(Gateway, [10, 0, 0, 1]);
        hop.EndNest();
        row.BeginRecord(new Rtnexthop { RtnhIfindex = 4 }).EndNest();
        row.EndNest();

        string sent = Convert.ToHexString(message.Finish(Names.Instance, 1).Bytes[16..]);
        Assert.Equal("1C000980" + "1000000203000000" + "080005000A000001" + "0800000004000000", sent);
    }

    [Fact]
    public void What_does_not_fit_into_a_record_is_told_by_its_name()
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[32], 24, NetlinkFlags.Ack, fixedHeader: 0);
        message.BeginNest(Multipath).BeginRecord(default(Rtnexthop)).PutBytes(Gateway, new byte[16]);

        NetlinkError error = message.Finish(Names.Instance, 1).Error;
        Assert.Equal((NetlinkFault.BufferTooSmall, "gateway"), (error.Fault, error.Attribute));
    }

    [Fact]
    public void An_offset_of_the_kernels_leads_into_the_record_that_it_is_in()
    {
        MessageBuilder message = MessageBuilder.Begin(new byte[128], 24, NetlinkFlags.Ack, fixedHeader: 0);
        MessageBuilder row = message.BeginNest(Multipath);
        row.BeginRecord(default(Rtnexthop)).EndNest();
        MessageBuilder hop = row.BeginRecord(default(Rtnexthop));
        hop.PutBytes(Gateway, [1]);
        hop.EndNest();
        row.EndNest();
        NetlinkRequest request = message.Finish(Names.Instance, 1);

        Assert.Equal("multipath.gateway", AttributePath.Find(request, 36).Path);
        Assert.Equal(Gateway, AttributePath.Find(request, 36).Type);
        Assert.Equal("multipath", AttributePath.Find(request, 22).Path);
    }

    private static byte[] Hop(ushort length, int index, params byte[][] attributes)
        => RawBytes.Join([RawBytes.Of(length), new byte[2], RawBytes.Of(index), .. attributes]);

    private sealed class Names : AttributeNames
    {
        public static Names Instance { get; } = new();

        public override AttributeInfo Find(int set, int type) => (set, type) switch
        {
            (1, Multipath) => Records("multipath", 1, 8),
            (1, Gateway) => Bytes("gateway"),
            _ => default,
        };

        public override SetInfo SelectSet(int subMessage, ReadOnlySpan<byte> selector) => default;
    }
}
