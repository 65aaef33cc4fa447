using System.Text.RegularExpressions;
using Netlink.Decode.Decoding;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Tests.Captures;

/// <summary>Attributes by their C names, against those that strace names in the same datagrams.</summary>
public sealed partial class StraceTests
{
    /// <summary>strace reads a request's MDBA_SET_ENTRY by the numbers of answers.</summary>
    private const string Mistaken = "MDBA_MDB";

    [Fact]
    public void Every_attribute_that_strace_names_is_found_under_that_name_as_often()
    {
        HashSet<string> known = [.. Specs.Kernel.Of(0).SelectMany(family => family.Family.Sets).SelectMany(set => set.Attributes).Select(attribute => attribute.CName)];
        var tally = new Tally();
        foreach (Capture capture in Capture.All())
        {
            foreach (IGrouping<CapturedDatagram, (CapturedDatagram Datagram, DecodedMessage Message)> messages in capture.Decode(Specs.Kernel).GroupBy(item => item.Datagram))
            {
                // Quoted requests have their attributes a second time, as far as strace takes them apart.
                if (messages.Key.Strace is not { } strace || messages.Any(item => item.Message.Error is not null)) continue;
                Dictionary<string, int> found = [];
                foreach ((_, DecodedMessage message) in messages) Count(message.Attributes, found);
                foreach (IGrouping<string, Match> shown in Named().Matches(strace).GroupBy(match => match.Groups[1].Value).Where(shown => known.Contains(shown.Key) && (shown.Key != Mistaken || messages.Key.IsReceived)))
                    tally.That(shown.Key, found.GetValueOrDefault(shown.Key) >= shown.Count(), $"{messages.Key.File}: strace shows {shown.Key} {shown.Count()} times, found {found.GetValueOrDefault(shown.Key)}");
            }
        }
        tally.Check(atLeast: 14_000, atLeastKinds: 200);
    }

    private static void Count(Value value, Dictionary<string, int> found)
    {
        foreach (Value item in value is Items items ? items.All : []) Count(item, found);
        if (value is not Members members) return;
        foreach (Member member in members.All)
        {
            SchemaAttribute? attribute = members.Set?.Set.Attributes.FirstOrDefault(candidate => candidate.Name == member.Name);
            int times = member.Value is Items { IsRepeated: true } row ? row.All.Count : 1;
            if (attribute is not null) found[attribute.CName] = found.GetValueOrDefault(attribute.CName) + times;
            Count(member.Value, found);
        }
    }

    [GeneratedRegex(@"nla_type=(?:NLA_F_NESTED\|)?([A-Z0-9_]+)\}")]
    private static partial Regex Named();
}
