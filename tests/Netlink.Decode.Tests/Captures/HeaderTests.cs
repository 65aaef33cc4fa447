using System.Text.Json;
using System.Text.RegularExpressions;
using Netlink.Decode.Decoding;

namespace Netlink.Decode.Tests.Captures;

/// <summary>Message headers, verdicts and operations of recorded datagrams, as the records beside them say.</summary>
public sealed partial class HeaderTests
{
    [Fact]
    public void Every_message_has_the_header_and_errno_that_were_recorded()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All())
        {
            IEnumerable<(CapturedDatagram Datagram, JsonElement Message)> recorded = capture.Datagrams.SelectMany(datagram => datagram.Messages.Select(message => (datagram, message)));
            (CapturedDatagram Datagram, DecodedMessage Message)[] decoded = [.. capture.Decode(Specs.BuiltIn)];
            tally.Equal("messages", capture.Name, recorded.Count(), decoded.Length);
            foreach (((CapturedDatagram datagram, JsonElement expected), (CapturedDatagram of, DecodedMessage message)) in recorded.Zip(decoded))
            {
                string place = $"{datagram.File} at {message.Offset}";
                tally.Equal("file", place, datagram.File, of.File);
                tally.Equal("offset", place, expected.GetProperty("offset").GetInt64(), message.Offset);
                tally.Equal("len", place, expected.GetProperty("len").GetInt32(), message.Length);
                tally.Equal("type", place, expected.GetProperty("type").GetInt32(), message.Type);
                tally.Equal("flags", place, expected.GetProperty("flags").GetInt32(), (int)message.Flags);
                tally.Equal("seq", place, expected.GetProperty("seq").GetUInt32(), message.Sequence);
                tally.Equal("pid", place, unchecked((uint)expected.GetProperty("pid").GetInt64()), message.PortId);
                tally.Equal("errno", place, expected.TryGetProperty("errno", out JsonElement errno) ? errno.GetInt32() : null, message.Error);
            }
        }
        tally.Check(atLeast: 10_000, atLeastKinds: 9);
    }

    [Fact]
    public void Operations_are_those_of_the_type_that_was_recorded()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All())
        {
            JsonElement[] recorded = [.. capture.Datagrams.SelectMany(datagram => datagram.Messages)];
            foreach ((JsonElement expected, (CapturedDatagram datagram, DecodedMessage message)) in recorded.Zip(capture.Decode(Specs.Kernel)))
            {
                if (!expected.TryGetProperty("type_name", out JsonElement name) || message.Operation is not { } operation) continue;
                string place = $"{datagram.File} at {message.Offset}: {name.GetString()} became {message.Family} {operation}";
                tally.That(name.GetString()!, Matches(name.GetString()!, operation), place);
            }
        }
        tally.Check(atLeast: 1_000, atLeastKinds: 30);
    }

    [Fact]
    public void Texts_and_attributes_at_fault_are_those_that_tools_print_and_strace_shows()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All())
        {
            foreach ((CapturedDatagram datagram, DecodedMessage message) in capture.Decode(Specs.Kernel).Where(item => item.Message.Error is not null))
            {
                string place = $"{datagram.File} at {message.Offset}";
                if (datagram.Strace is { } strace && datagram.Messages.Count() == 1)
                {
                    Match text = ShownText().Match(strace);
                    tally.Equal(text.Success ? "text by strace" : "no text", place, text.Success ? text.Groups[1].Value : null, message.Text);
                    tally.Equal("an attribute is named if strace shows an offset", place, ShownOffset().IsMatch(strace), message.Attribute is not null);
                }
                if (message.Error < 0 && message.Text is not null && capture.Json.TryGetProperty("stderr", out JsonElement said))
                    tally.Equal("text printed", place, said.GetString()!.Split('\n')[0].Trim().TrimEnd('.'), $"Error: {message.Text}".TrimEnd('.'));
                // The request is in the same case, so a place by its number alone would be a path not found.
                if (message.Attribute is { } attribute) tally.That("path", !attribute.StartsWith('@'), $"{place}: {attribute}");
            }
        }
        tally.Check(atLeast: 240, atLeastKinds: 5);
    }

    /// <summary>Decoded by hand from the bytes.</summary>
    [Theory]
    [InlineData("error-attr-too-short", -34, "Attribute failed policy validation", "link")]
    [InlineData("error-name-too-long", -34, "Attribute failed policy validation", "ifname")]
    [InlineData("error-ext-nocap", -34, "Attribute failed policy validation", "ifname")]
    [InlineData("error-nested-flag-missing", -22, "NLA_F_NESTED is missing", "encap")]
    [InlineData("error-strict-unknown-attr", -22, "Unknown attribute type", "#99")]
    [InlineData("error-vf-miss", -22, "Unknown LWT encapsulation type", "encap")]
    [InlineData("error-short-header", -22, "Invalid header for get link", null)]
    [InlineData("error-no-extack", -34, null, null)]
    [InlineData("done-errno-table", -2, "ipv4: FIB table does not exist", null)]
    [InlineData("genl-netdev-dev-get-range", -34, "integer out of range", "ifindex")]
    [InlineData("genl-netdev-unknown-attr", -22, "Unknown attribute type", "#250")]
    public void A_refusal_has_its_errno_text_and_attribute(string name, int errno, string? text, string? attribute)
    {
        Capture capture = Assert.Single(Capture.All(), capture => capture.Name == name);
        DecodedMessage verdict = Assert.Single(capture.Decode(Specs.Kernel), item => item.Message.Error is < 0).Message;
        Assert.Equal((errno, text, attribute), (verdict.Error, verdict.Text, verdict.Attribute));
    }

    /// <summary><c>RTM_NEWLINK</c> is made by newlink, answers getlink, and announces.</summary>
    private static bool Matches(string type, string operation)
    {
        if (type is "NLMSG_ERROR" or "NLMSG_DONE" or "NLMSG_NOOP") return operation.Equals(type[6..], StringComparison.OrdinalIgnoreCase);
        string word = type[(type.IndexOf('_', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
        string spelled = operation.Replace("-ntf", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return spelled == word || (word.StartsWith("new", StringComparison.Ordinal) && spelled == "get" + word[3..]) || (word.StartsWith("del", StringComparison.Ordinal) && spelled == word);
    }

    [GeneratedRegex(@"NLMSGERR_ATTR_MSG\}, ""([^""]*)""")]
    private static partial Regex ShownText();

    [GeneratedRegex(@"NLMSGERR_ATTR_OFFS\}, (\d+)")]
    private static partial Regex ShownOffset();
}
