using System.Globalization;
using System.Text;
using System.Text.Json;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Captures;

/// <summary>Objects as the emitted readers find them in recorded datagrams, field by field against what iproute2 printed of them.</summary>
public sealed class ObjectTests
{
    private delegate void OnMessage(NetlinkMessage message);

    [Fact]
    public void Links_have_the_values_that_ip_prints()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All().Where(capture => IsRunOf(capture, "ip")))
        {
            Dictionary<int, string> names = NamesOf(capture);
            // What the tool printed came last: it looks names up before.
            var links = new Dictionary<string, Fields>();
            Each(capture, message =>
            {
                if (GetlinkReply.TryRead(message, out GetlinkReply link) && link.IfiFamily == Af.Unspec)
                    links[link.IfiIndex.ToString(CultureInfo.InvariantCulture)] = LinkFields.Of(link, names);
            });
            foreach (Fields printed in capture.Objects().Select(Fields.Of))
            {
                // What was asked beside the datagrams may tell of links that are not in them.
                if (printed.TryGetValue("ifindex", out string? index) && printed.ContainsKey("mtu")
                    && (!capture.IsOracle || links.ContainsKey(index)))
                {
                    // Told of the link below, not of this one.
                    printed["flags"] = printed["flags"].Replace("M-DOWN,", "", StringComparison.Ordinal);
                    links[index].CompareWith(printed, tally, $"{capture.Name} link {index}", key => key.StartsWith("addr_info", StringComparison.Ordinal));
                }
            }
        }
        tally.Check(atLeast: 2_000, atLeastKinds: 150);
    }

    [Fact]
    public void Bridge_ports_have_the_values_that_bridge_prints()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All().Where(capture => IsRunOf(capture, "bridge")))
        {
            Dictionary<int, string> names = NamesOf(capture);
            var ports = new Dictionary<string, Fields>();
            Each(capture, message =>
            {
                if (!GetlinkReply.TryRead(message, out GetlinkReply link) || link.IfiFamily != Af.Bridge)
                    return;
                Fields port = LinkFields.Of(link, names);
                if (link.Protinfo.TryGet(out ReadOnlySpan<byte> nest))
                    LinkinfoFields.AddPort(port, LinkinfoBrportAttrs.Over(new AttributeReader(nest)), "");
                ports[port["ifindex"]] = port;
            });
            foreach (Fields printed in capture.Objects().Select(Fields.Of))
            {
                if (printed.TryGetValue("ifindex", out string? index))
                    ports[index].CompareWith(printed, tally, $"{capture.Name} port {index}", _ => false);
            }
        }
        tally.Check(atLeast: 100, atLeastKinds: 25);
    }

    [Fact]
    public void Addresses_have_the_values_that_ip_prints()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All())
        {
            Dictionary<int, string> names = NamesOf(capture);
            var addresses = new Dictionary<string, Fields>();
            Each(capture, message =>
            {
                if (GetaddrReply.TryRead(message, out GetaddrReply address))
                {
                    Fields fields = AddressFields.Of(address, names);
                    addresses[$"{fields["index"]} {fields["local"]}"] = fields;
                }
            });
            if (addresses.Count == 0)
                continue;
            foreach (JsonElement item in capture.Objects())
            {
                if (item.TryGetProperty("addr_info", out JsonElement list))
                {
                    foreach (Fields printed in list.EnumerateArray().Select(Fields.Of))
                        Find(item.GetProperty("ifindex").GetInt32(), printed);
                }
                else if (item.TryGetProperty("index", out JsonElement index))
                    Find(index.GetInt32(), Fields.Of(item));
            }

            void Find(int index, Fields printed)
            {
                string key = string.Create(CultureInfo.InvariantCulture, $"{index} {printed["local"]}");
                // An oracle that was asked beside a notification also lists what did not change.
                if (addresses.TryGetValue(key, out Fields? fields))
                    fields.CompareWith(printed, tally, $"{capture.Name} address {key}", _ => false);
            }
        }
        tally.Check(atLeast: 89, atLeastKinds: 18);
    }

    [Fact]
    public void Routes_have_the_values_that_ip_prints()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All().Where(capture => capture.Name.Contains("route", StringComparison.Ordinal)))
        {
            Dictionary<int, string> names = NamesOf(capture);
            var routes = new List<Fields>();
            Each(capture, message =>
            {
                if (GetrouteReply.TryRead(message, out GetrouteReply route))
                    routes.Add(RouteFields.Of(route, names));
            });
            foreach (Fields printed in capture.Objects().Select(Fields.Of))
            {
                // A tool that shows one route may have received many.
                int at = routes.FindIndex(route => Same(route, printed, "dst") && Same(route, printed, "tos")
                    && Same(route, printed, "metric") && Same(route, printed, "gateway") && Same(route, printed, "type"));
                tally.That("route", at >= 0, $"{capture.Name}: no route {printed["dst"]}");
                if (at < 0)
                    continue;
                // What is inside RTA_ENCAP, and the marks of a cached route, have no attribute in the schema.
                routes[at].CompareWith(printed, tally, $"{capture.Name} {printed["dst"]}", key => key == "cache"
                    || (key.Contains("encap.", StringComparison.Ordinal) && !key.EndsWith("encap_type", StringComparison.Ordinal)));
                routes.RemoveAt(at);
            }
        }
        tally.Check(atLeast: 295, atLeastKinds: 39);
    }

    [Fact]
    public void Rules_have_the_values_that_ip_prints()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All().Where(capture => capture.Name.StartsWith("rule-dump", StringComparison.Ordinal)))
        {
            var rules = new List<Fields>();
            Each(capture, message =>
            {
                if (GetruleReply.TryRead(message, out GetruleReply rule))
                    rules.Add(RuleFields.Of(rule));
            });
            Fields[] printed = [.. capture.Objects().Select(Fields.Of)];
            tally.Equal("rules", capture.Name, printed.Length, rules.Count);
            foreach ((Fields rule, Fields shown) in rules.Zip(printed))
                rule.CompareWith(shown, tally, $"{capture.Name} {shown["priority"]}", _ => false);
        }
        tally.Check(atLeast: 38, atLeastKinds: 23);
    }

    [Fact]
    public void Neighbours_have_the_values_that_ip_prints()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All().Where(capture => capture.Name.Contains("neigh", StringComparison.Ordinal)))
        {
            Dictionary<int, string> names = NamesOf(capture);
            var neighbours = new List<Fields>();
            Each(capture, message =>
            {
                if (GetneighReply.TryRead(message, out GetneighReply neighbour))
                    neighbours.Add(NeighbourFields.Of(neighbour, names));
            });
            foreach (Fields printed in capture.Objects().Select(Fields.Of).Where(printed => printed.ContainsKey("dst")))
                Assert.Single(neighbours, neighbour => neighbour["dst"] == printed["dst"])
                    .CompareWith(printed, tally, $"{capture.Name} {printed["dst"]}", _ => false);
        }
        tally.Check(atLeast: 15, atLeastKinds: 9);
    }

    [Fact]
    public void Namespace_numbers_are_those_that_ip_prints()
    {
        var tally = new Tally();
        foreach (Capture capture in Capture.All().Where(capture => capture.Name.StartsWith("nsid-list", StringComparison.Ordinal)))
        {
            var numbers = new HashSet<int>();
            Each(capture, message =>
            {
                if (GetnsidReply.TryRead(message, out GetnsidReply reply) && reply.Nsid.TryGet(out int number) && number >= 0)
                    numbers.Add(number);
            });
            int[] printed = [.. capture.Objects().Where(item => item.TryGetProperty("id", out _)).Select(item => item.GetProperty("id").GetInt32())];
            tally.That("nsid", numbers.SetEquals(printed), $"{capture.Name}: {string.Join(',', numbers)}, printed {string.Join(',', printed)}");
            tally.That("some", numbers.Count > 0, $"{capture.Name}: none was found");
        }
        tally.Check(atLeast: 2, atLeastKinds: 2);
    }

    private static bool Same(Fields left, Fields right, string key) => left.GetValueOrDefault(key) == right.GetValueOrDefault(key);

    /// <summary>Whether the objects beside the datagrams were printed by that tool.</summary>
    private static bool IsRunOf(Capture capture, string tool)
    {
        string command = capture.IsOracle ? capture.Json.GetProperty("oracle_command").GetString()! : capture.Command;
        return command.StartsWith($"{tool} ", StringComparison.Ordinal);
    }

    private static void Each(Capture capture, OnMessage action)
    {
        foreach (CapturedDatagram datagram in capture.Datagrams.Where(datagram => datagram.IsReceived))
        {
            foreach (NetlinkMessage message in new MessageEnumerator(datagram.Bytes))
                action(message);
        }
    }

    /// <summary>Names by index as the datagrams tell them, and the long-lived links' for those that tell none.</summary>
    private static Dictionary<int, string> NamesOf(Capture capture)
    {
        var names = new Dictionary<int, string>();
        foreach (Capture source in Capture.All().Where(other => other.Name is "link-dump-all" or "notify-link-new").Append(capture))
        {
            Each(source, message =>
            {
                if (GetlinkReply.TryRead(message, out GetlinkReply link) && link.Ifname.TryGet(out ReadOnlySpan<byte> name))
                    names[link.IfiIndex] = Encoding.UTF8.GetString(name);
            });
        }
        return names;
    }
}
