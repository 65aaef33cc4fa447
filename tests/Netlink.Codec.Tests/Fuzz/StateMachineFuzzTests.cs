using System.Globalization;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Sockets;
using Netlink.Codec.Tests.Wire;

namespace Netlink.Codec.Tests.Fuzz;

/// <summary>
/// Hostile datagrams through the receive state machine, over a socket. <c>HOSTDEVICE_FUZZ_DATAGRAMS</c> sets how many (1,000,000).
/// </summary>
public class StateMachineFuzzTests(ITestOutputHelper output)
{
    /// <summary>More messages than a mutant can hold.</summary>
    private const int MaxSteps = 1_000;

    [Fact]
    public void Mutated_answers_end_in_a_verdict_or_an_error_and_the_next_request_is_answered()
    {
        int datagrams = Setting();
        int threads = Environment.ProcessorCount;
        var verdicts = new long[threads];
        Parallel.For(0, threads, thread => verdicts[thread] = Walk(thread, datagrams * 3 / 4 / threads));
        output.WriteLine($"{datagrams * 3 / 4} datagrams, {verdicts.Sum()} verdicts");
        Assert.True(verdicts.Sum() > datagrams / 4, "most mutants reach no verdict: they are no test");
    }

    [Fact]
    public void Mutated_snapshots_and_changes_do_not_break_a_monitor()
    {
        int datagrams = Setting() / 4;
        using var made = new MadeAnswers();
        using var merge = new SnapshotMerge(new NetlinkSubscription(made.Socket, 64 * 1024)) { Pace = 0 };
        merge.Add(new GetlinkRequest(new byte[64]).Finish());
        var mutator = new Mutator(SeedsOf(1), seed: 11);
        var random = new Random(11);
        var steps = new long[Enum.GetValues<MonitorStep>().Length];
        for (int i = 0; i < datagrams; i++)
        {
            int bound = 0;
            while (merge.TryStep(out MonitorUpdate update, out _))
            {
                steps[(int)update.Step]++;
                foreach (NetlinkMessage message in update.Messages)
                    bound++;
                Assert.True(bound++ < MaxSteps, "it does not come to an end");
                if (update.Step != MonitorStep.Failed)
                    continue;
                // A refused dump ends a monitor; the next one begins where it stood.
                merge.Revive();
                break;
            }
            made.Drain();
            if (random.Next(32) == 0)
                merge.Heed(new NetlinkError(NetlinkFault.Overrun));
            if (random.Next(4) == 0)
                made.Send(RawBytes.Message(3, NetlinkFlags.Multi, made.Socket.LastSequence, MadeAnswers.Port, RawBytes.Of(0)));
            else
                made.Send(WithSequence(mutator.Next(), random.Next(8) == 0 ? 0 : made.Socket.LastSequence));
        }
        output.WriteLine(string.Join(", ", steps.Select((count, step) => $"{(MonitorStep)step} {count}")));
        Assert.All(steps, count => Assert.True(count > 0));
    }

    private static long Walk(int thread, int datagrams)
    {
        using var made = new MadeAnswers();
        made.Socket.ExplainErrors();
        var mutator = new Mutator(SeedsOf(MadeAnswers.Sequence), seed: 7 + thread);
        byte[] done = MadeAnswers.Done(), buffer = new byte[64 * 1024];
        NetlinkRequest request = new NewlinkRequest(new byte[64]) { IfiIndex = 1, Mtu = 1500 }.Finish();
        long verdicts = 0;
        for (int i = 0; i < datagrams; i++)
        {
            made.Send(mutator.Next());
            made.Send(done);
            var walk = new ReplyWalk(made.Socket, i % 16 == 0 ? buffer.AsSpan(0, 40) : buffer, MadeAnswers.Sequence, verdictsOnly: i % 3 == 0);
            ReplyKind kind;
            int steps = 0;
            do
            {
                kind = walk.Next();
                Assert.True(steps++ < MaxSteps, "it does not come to an end");
            }
            while (kind == ReplyKind.Data);
            if (kind == ReplyKind.Verdict)
            {
                verdicts++;
                _ = walk.Verdict(request).ToString();
            }
            while (!Empty(made.Socket, buffer))
                ;
        }
        return verdicts;
    }

    private static bool Empty(NetlinkSocket socket, byte[] buffer)
    {
        socket.TryReceive(buffer, default, out _, out bool isEmpty, out _);
        return isEmpty;
    }

    private static byte[] WithSequence(ReadOnlySpan<byte> mutant, uint sequence)
    {
        byte[] bytes = mutant.ToArray();
        if (bytes.Length >= 12)
            BitConverter.TryWriteBytes(bytes.AsSpan(8), sequence);
        return bytes;
    }

    private static byte[][] SeedsOf(uint sequence)
    {
        byte[] Message(int type, NetlinkFlags flags, params ReadOnlySpan<byte[]> payload) => RawBytes.Message(type, flags, sequence, MadeAnswers.Port, payload);
        byte[] quoted = RawBytes.Message(16, NetlinkFlags.Request, sequence, MadeAnswers.Port, new byte[16], RawBytes.Attribute(4, RawBytes.Of(1500u)));
        byte[] explained = RawBytes.Join(
            RawBytes.Attribute(1, "no such thing\0"u8.ToArray()), RawBytes.Attribute(2, RawBytes.Of(32u)), RawBytes.Attribute(5, RawBytes.Of(3u)),
            RawBytes.Attribute(4 | RawBytes.Nested, RawBytes.Attribute(1, RawBytes.Of(4u)), RawBytes.Attribute(4, RawBytes.Of(1ul)), RawBytes.Attribute(5, RawBytes.Of(9ul))));
        byte[] data = Message(16, NetlinkFlags.Multi, new byte[16], RawBytes.Attribute(3, "dev0\0"u8.ToArray()), RawBytes.Attribute(4, RawBytes.Of(1500u)));
        return
        [
            data, RawBytes.Join(data, data, data),
            Message(16, NetlinkFlags.Multi | NetlinkFlags.DumpInterrupted, new byte[32]),
            Message(2, NetlinkFlags.Capped, RawBytes.Of(0), new byte[16]),
            Message(2, NetlinkFlags.Capped | NetlinkFlags.AckTlvs, RawBytes.Of(-22), new byte[16], explained),
            Message(2, NetlinkFlags.AckTlvs, RawBytes.Of(-34), quoted, explained),
            Message(3, NetlinkFlags.Multi | NetlinkFlags.AckTlvs, RawBytes.Of(-2), explained),
            RawBytes.Join(data, Message(3, NetlinkFlags.Multi, RawBytes.Of(0))),
            Message(4, 0), Message(1, 0, new byte[8]),
            RawBytes.Message(16, 0, 0, 0, new byte[16], RawBytes.Attribute(4, RawBytes.Of(1400u))),
        ];
    }

    private static int Setting()
        => int.TryParse(Environment.GetEnvironmentVariable("HOSTDEVICE_FUZZ_DATAGRAMS"), CultureInfo.InvariantCulture, out int value) ? value : 1_000_000;
}
