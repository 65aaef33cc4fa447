using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Netlink.Codec.Tests.Captures;

/// <summary>Verdicts of the kernel in recorded datagrams: errno, text and offset.</summary>
public sealed partial class VerdictTests
{
    private const int Error = 2;
    private const int Done = 3;

    [Fact]
    public void Errors_and_ends_of_dumps_have_the_errno_that_was_recorded()
    {
        var tally = new Tally();
        Each((_, datagram, message, recorded, ack) =>
        {
            if (recorded.Errno is { } errno)
                tally.Equal(errno == 0 ? "success" : "failure", $"{datagram.File} {recorded}", -errno, ack.Errno);
        });
        tally.Check(atLeast: 130, atLeastKinds: 2);
    }

    [Fact]
    public void Texts_are_those_that_tools_print_and_strace_shows()
    {
        var tally = new Tally();
        Each((capture, datagram, _, recorded, ack) =>
        {
            string? text = ack.Text.TryGet(out ReadOnlySpan<byte> words) ? Encoding.UTF8.GetString(words) : null;
            string place = $"{datagram.File} {recorded}";
            if (datagram.Strace is { } strace && datagram.Messages.Count == 1)
            {
                string? shown = Shown(ShownText(), strace);
                string? shownOffset = Shown(ShownOffset(), strace);
                string? offset = ack.Offset.TryGet(out uint at) ? at.ToString(CultureInfo.InvariantCulture) : null;
                tally.Equal(shown is null ? "no text" : "text by strace", place, shown, text);
                tally.Equal(shownOffset is null ? "no offset" : "offset by strace", place, shownOffset, offset);
            }
            if (ack.Errno != 0 && text is not null && capture.Json.TryGetProperty("stderr", out JsonElement said))
                tally.Equal("text printed", place, said.GetString()!.Trim(), $"Error: {text}.");
        });
        tally.Check(atLeast: 220, atLeastKinds: 4);
    }

    /// <summary>Cases with a socket of their own, where no tool prints the verdict: these words and numbers were decoded by hand.</summary>
    [Theory]
    [InlineData("error-attr-too-short", 34, "Attribute failed policy validation", 32, 5, true)]
    [InlineData("error-name-too-long", 34, "Attribute failed policy validation", 32, 3, true)]
    [InlineData("error-ext-nocap", 34, "Attribute failed policy validation", 32, 3, true)]
    [InlineData("error-nested-flag-missing", 22, "NLA_F_NESTED is missing", 32, 8, true)]
    [InlineData("error-strict-unknown-attr", 22, "Unknown attribute type", 24, 99, false)]
    [InlineData("error-vf-miss", 22, "Unknown LWT encapsulation type", 44, 22, false)]
    [InlineData("error-short-header", 22, "Invalid header for get link", null, null, false)]
    [InlineData("error-no-extack", 34, null, null, null, false)]
    [InlineData("done-errno-table", 2, "ipv4: FIB table does not exist", null, null, false)]
    [InlineData("done-errno-table-noext", 2, null, null, null, false)]
    public void A_refusal_names_its_cause_and_points_at_the_attribute(
        string name, int errno, string? text, int? offset, int? attribute, bool hasPolicy)
    {
        Capture capture = Assert.Single(Capture.All(), capture => capture.Name == name);
        int found = 0;
        Each((owner, _, _, _, ack) =>
        {
            if (owner != capture)
                return;
            found++;
            Assert.Equal(errno, ack.Errno);
            Assert.Equal(text, ack.Text.TryGet(out ReadOnlySpan<byte> words) ? Encoding.UTF8.GetString(words) : null);
            Assert.Equal(offset, ack.Offset.TryGet(out uint at) ? (int)at : null);
            Assert.Equal(hasPolicy, ack.Policy.IsPresent);
        });
        Assert.Equal(1, found);
        byte[] request = capture.Datagrams[0].Bytes;
        if (offset is { } place)
            Assert.Equal(attribute, BinaryPrimitives.ReadUInt16LittleEndian(request.AsSpan(place + 2)) & 0x3fff);
    }

    private static string? Shown(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    private delegate void OnVerdict(Capture capture, CapturedDatagram datagram, NetlinkMessage message, CapturedMessage recorded, ExtAck ack);

    private static void Each(OnVerdict action)
    {
        foreach (Capture capture in Capture.All())
        {
            foreach (CapturedDatagram datagram in capture.Datagrams.Where(datagram => datagram.IsReceived))
            {
                int i = 0;
                foreach (NetlinkMessage message in new MessageEnumerator(datagram.Bytes))
                {
                    CapturedMessage recorded = datagram.Messages[i++];
                    if (message.Type is not (Error or Done))
                        continue;
                    Assert.True(ExtAck.TryRead(message, out ExtAck ack), $"{datagram.File}: no verdict in {recorded}");
                    action(capture, datagram, message, recorded, ack);
                }
            }
        }
    }

    [GeneratedRegex(@"NLMSGERR_ATTR_MSG\}, ""([^""]*)""")]
    private static partial Regex ShownText();

    [GeneratedRegex(@"NLMSGERR_ATTR_OFFS\}, (\d+)")]
    private static partial Regex ShownOffset();
}
