using Netlink.Codec.Tests.Wire;

namespace Netlink.Codec.Tests.Sockets;

public class ReplyWalkTests
{
    private const int Data = 16;
    private const int Noop = 1;
    private const int Overrun = 4;

    [Fact]
    public void Answers_to_others_and_fillers_are_passed_over_wherever_they_stand()
    {
        using var made = new MadeAnswers(
            RawBytes.Message(Data, NetlinkFlags.Multi, MadeAnswers.Sequence - 1, MadeAnswers.Port, [1, 1, 1, 1]),
            RawBytes.Join(
                RawBytes.Message(Data, 0, MadeAnswers.Sequence, 0, [2, 2, 2, 2]),
                RawBytes.Message(2, 0, MadeAnswers.Sequence - 1, MadeAnswers.Port, RawBytes.Of(-1)),
                MadeAnswers.Answer(Noop, 0),
                MadeAnswers.Answer(Data, NetlinkFlags.Multi, [3, 3, 3, 3])),
            MadeAnswers.Done());
        DumpEnumerator dump = Dump(made, new byte[512]);
        Assert.True(dump.MoveNext());
        Assert.Equal([3, 3, 3, 3], dump.Current.Payload.ToArray());
        Assert.False(dump.MoveNext());
        Assert.False(dump.MoveNext());
        Assert.False(dump.Error.Failed);
        Assert.False(dump.Interrupted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void One_message_that_says_the_dump_was_interrupted_is_enough(int where)
    {
        NetlinkFlags Flags(int i) => NetlinkFlags.Multi | (i == where ? NetlinkFlags.DumpInterrupted : 0);
        using var made = new MadeAnswers(
            RawBytes.Join(MadeAnswers.Answer(Data, Flags(0)), MadeAnswers.Answer(Data, Flags(1))), MadeAnswers.Done(Flags(2)));
        DumpEnumerator dump = Dump(made, new byte[512]);
        int messages = 0;
        while (dump.MoveNext())
            messages++;
        Assert.Equal((2, true, false), (messages, dump.Interrupted, dump.Error.Failed));
    }

    [Fact]
    public void An_errno_in_the_end_of_a_dump_is_its_error()
    {
        using var made = new MadeAnswers(
            MadeAnswers.Answer(Data, NetlinkFlags.Multi),
            MadeAnswers.Answer(3, NetlinkFlags.Multi | NetlinkFlags.AckTlvs, RawBytes.Of(-2), RawBytes.Attribute(1, "no table\0"u8.ToArray())));
        DumpEnumerator dump = Dump(made, new byte[512]);
        Assert.True(dump.MoveNext());
        Assert.False(dump.MoveNext());
        Assert.Equal((NetlinkFault.Refused, 2, "no table"), (dump.Error.Fault, dump.Error.Errno, dump.Error.Text));
    }

    [Fact]
    public void An_overrun_message_is_told()
    {
        using var made = new MadeAnswers(MadeAnswers.Answer(Overrun, 0));
        DumpEnumerator dump = Dump(made, new byte[512]);
        Assert.False(dump.MoveNext());
        Assert.Equal(NetlinkFault.Overrun, dump.Error.Fault);
    }

    [Fact]
    public void A_datagram_that_was_cut_is_told_when_it_answers_and_passed_over_when_it_does_not()
    {
        byte[] foreign = RawBytes.Message(Data, NetlinkFlags.Multi, MadeAnswers.Sequence - 1, MadeAnswers.Port, new byte[600]);
        byte[] own = MadeAnswers.Answer(Data, NetlinkFlags.Multi, new byte[600]);
        using var made = new MadeAnswers(foreign, MadeAnswers.Done(), foreign, own);
        Span<byte> buffer = stackalloc byte[256];
        DumpEnumerator dump = Dump(made, buffer);
        Assert.False(dump.MoveNext());
        Assert.False(dump.Error.Failed);
        dump = Dump(made, buffer);
        Assert.False(dump.MoveNext());
        Assert.Equal(NetlinkFault.Truncated, dump.Error.Fault);
    }

    [Fact]
    public void Data_that_nobody_waits_for_need_not_fit_and_a_cut_without_a_header_is_told()
    {
        using var made = new MadeAnswers(MadeAnswers.Answer(Data, 0, new byte[600]), MadeAnswers.Done(), new byte[64]);
        var walk = new ReplyWalk(made.Socket, stackalloc byte[256], MadeAnswers.Sequence, verdictsOnly: true);
        Assert.Equal(ReplyKind.Verdict, walk.Next());
        walk = new ReplyWalk(made.Socket, stackalloc byte[8], MadeAnswers.Sequence, verdictsOnly: true);
        Assert.Equal(ReplyKind.Failed, walk.Next());
        Assert.Equal(NetlinkFault.Truncated, walk.Error.Fault);
    }

    [Fact]
    public void A_verdict_too_short_for_an_errno_is_an_unexpected_reply()
    {
        using var made = new MadeAnswers(MadeAnswers.Answer(2, 0, [1, 2]));
        DumpEnumerator dump = Dump(made, new byte[256]);
        Assert.False(dump.MoveNext());
        Assert.Equal(NetlinkFault.UnexpectedReply, dump.Error.Fault);
    }

    [Fact]
    public void Datagrams_that_are_no_messages_are_passed_over()
    {
        using var made = new MadeAnswers([1, 2, 3], new byte[32], [.. RawBytes.Of(-1), .. new byte[28]], MadeAnswers.Done());
        DumpEnumerator dump = Dump(made, new byte[256]);
        Assert.False(dump.MoveNext());
        Assert.False(dump.Error.Failed, dump.Error.ToString());
    }

    private static DumpEnumerator Dump(MadeAnswers made, Span<byte> buffer)
    {
        var request = new Rtnetlink.GetlinkRequest(new byte[64]).Finish();
        request.Sequence = MadeAnswers.Sequence;
        return new DumpEnumerator(made.Socket, buffer, request, default);
    }
}
