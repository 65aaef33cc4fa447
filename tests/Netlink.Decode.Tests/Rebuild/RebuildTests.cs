using System.Text;
using System.Text.Json;
using Netlink.Codec;
using Netlink.Decode.Decoding;
using Netlink.Decode.Output;
using Netlink.Decode.Schemas;
using Netlink.Decode.Tests.Captures;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Tests.Rebuild;

/// <summary>Each captured request, explained as JSON and built from that again, has the same bytes; what differs is listed.</summary>
public sealed class RebuildTests
{
    /// <summary>
    /// What a sender did otherwise than the builder, by file. Beside these only <c>NLA_F_NESTED</c> differs, which tools leave out here and
    /// there and the builder sets always.
    /// </summary>
    private static readonly Dictionary<string, string> s_accepted = new()
    {
        ["error-short-header.tx1.bin"] = "a header cut to four bytes on purpose; the builder writes all of it",
        ["error-vf-miss.tx1.bin"] = "an encapsulation of a type that nobody has: its contents are bytes to the schema, so the flag of nests goes",
        ["link-set-many.tx2.bin"] = "an alias without the NUL at its end",
        ["nexthop-add-encap.tx2.bin"] = "padding that is not zero",
        ["route-add-encap-ip.tx2.bin"] = "padding that is not zero",
        ["route-add-encap-multipath.tx3.bin"] = "padding that is not zero",
        ["route-add-encap-vxlan-opts.tx2.bin"] = "padding that is not zero",
        ["tc-filter-add-clsact.tx3.bin"] = "entries of an array of nests without the flag of nests",
    };

    [Fact]
    public void Every_request_explained_and_built_again_has_the_same_bytes()
    {
        Catalog catalog = Specs.Kernel;
        var tally = new Tally();
        HashSet<string> met = [];
        foreach (Capture capture in Capture.All())
        {
            foreach ((CapturedDatagram datagram, DecodedMessage message) in capture.Decode(catalog).Where(item => !item.Datagram.IsReceived && item.Message.Type >= 16))
            {
                FamilyIndex family = catalog.Of(datagram.Protocol).First(family => family.Name == message.Family);
                Operation operation = family.Family.Operations.First(operation => operation.Name == message.Operation);
                byte[] sent = datagram.Bytes[(int)message.Offset..((int)message.Offset + message.Length)];
                string place = $"{datagram.File} at {message.Offset}";
                byte[] built;
                try
                {
                    built = new Rebuilder(family).Message(Json(message), operation);
                }
                catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
                {
                    tally.That("built", false, $"{place}: {fault.GetType().Name} {fault.Message} {fault.StackTrace?.Split('\n')[0..3].Aggregate((a, b) => a + b)}");
                    continue;
                }
                string same = Convert.ToHexString(Normal.Of(sent, message)), ours = Convert.ToHexString(Normal.Of(built, Again(catalog, built, datagram.Protocol, family)));
                if (s_accepted.ContainsKey(datagram.File)) met.Add(datagram.File);
                else tally.That(message.Family!, same == ours, $"{place}: {Environment.NewLine}  sent  {same}{Environment.NewLine}  built {ours}");
            }
        }
        tally.Check(atLeast: 250, atLeastKinds: 8);
        Assert.Equal(s_accepted.Keys.Order(), met.Order());
    }

    private static DecodedMessage Again(Catalog catalog, byte[] bytes, int protocol, FamilyIndex family)
    {
        Assert.True(NetlinkMessage.TryRead(bytes, out NetlinkMessage message));
        return new MessageDecoder(catalog, new GenericFamilies(catalog, family)).Decode(message, 0, protocol);
    }

    private static JsonElement Json(DecodedMessage message)
    {
        using var output = new MemoryStream();
        using var json = new JsonOutput(output);
        json.Write(message);
        return JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray())).RootElement;
    }
}
