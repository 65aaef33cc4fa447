using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.Captures;

/// <summary>Datagrams that a real kernel and real tools exchanged, against what independent decoders say of the same bytes.</summary>
public sealed class CaptureTests
{
    private const int NoOperation = 1;
    private const int Error = 2;

    private static readonly SchemaFile Schema = SchemaFile.Load();

    [Fact]
    public void Every_message_is_found_with_the_header_that_was_recorded()
    {
        var tally = new Tally();
        foreach (CapturedDatagram datagram in Capture.All().SelectMany(capture => capture.Datagrams))
        {
            var messages = new MessageEnumerator(datagram.Bytes);
            foreach (CapturedMessage expected in datagram.Messages.Where(message => message.Length >= 16))
            {
                string place = $"{datagram.File} {expected}";
                tally.That("message", messages.MoveNext(), $"{place}: not found");
                NetlinkMessage message = messages.Current;
                tally.Equal("length", place, expected.Length, message.Bytes.Length);
                tally.Equal("type", place, expected.Type, message.Type);
                tally.Equal("flags", place, expected.Flags, (int)message.Flags);
                tally.Equal("sequence", place, expected.Sequence, message.Sequence);
                tally.Equal("port id", place, expected.PortId, message.PortId);
            }
            tally.That("end", !messages.MoveNext(), $"{datagram.File}: a message more than recorded");
        }
        tally.Check(atLeast: 9_000, atLeastKinds: 7);
    }

    [Fact]
    public void Every_attribute_of_our_objects_is_in_the_schema_and_adds_up()
    {
        var walk = new SchemaWalk(Schema);
        int attributes = 0;
        foreach (CapturedDatagram datagram in Capture.All().SelectMany(capture => capture.Datagrams))
        {
            foreach (NetlinkMessage message in new MessageEnumerator(datagram.Bytes))
            {
                if (walk.Knows(message.Type))
                    attributes += walk.Walk(message).Count;
            }
        }
        // Sent on purpose, to be refused.
        Assert.Equal(["getaddr: addr-attrs has no attribute 99"], walk.Problems);
        Assert.True(attributes >= 39_000, $"only {attributes} attributes were walked");
    }

    [Fact]
    public void Names_lengths_and_values_are_those_that_strace_shows()
    {
        var walk = new SchemaWalk(Schema);
        var values = new StraceValue(Schema);
        HashSet<string> names = [.. Schema.Sets.Values.SelectMany(set => set.Attributes.Select(attribute => HeaderFacts.CName(set, attribute)))];
        var tally = new Tally();
        foreach (CapturedDatagram datagram in Capture.All().SelectMany(capture => capture.Datagrams))
        {
            if (datagram.Strace is null || datagram.Messages.Any(message => message.Type is NoOperation or Error))
                continue;
            var seen = new List<SeenAttribute>();
            foreach (NetlinkMessage message in new MessageEnumerator(datagram.Bytes))
            {
                if (walk.Knows(message.Type))
                    seen.AddRange(walk.Walk(message));
            }
            if (seen.Count == 0)
                continue;
            // strace leaves some nests undecoded: what it names must come in the same order among what we find.
            int next = 0;
            foreach (StraceAttribute shown in StraceText.Attributes(datagram.Strace).Where(shown => names.Contains(shown.Name)))
            {
                int at = seen.FindIndex(next, candidate => candidate.CName == shown.Name && candidate.Length == shown.Length);
                tally.That("name and length", at >= 0, $"{datagram.File}: strace shows {shown.Name} of {shown.Length} bytes, not found");
                if (at < 0)
                    continue;
                next = at + 1;
                values.Compare(tally, datagram.File, seen[at], shown.Value);
            }
        }
        tally.Check(atLeast: 80_000, atLeastKinds: 250);
    }
}
