using System.Text.Json;
using Netlink.Codec;
using Netlink.Decode.Decoding;
using Netlink.Decode.Schemas;

namespace Netlink.Decode.Tests.Captures;

/// <summary>One case: what was run, what went over the sockets, and what other tools say of it.</summary>
internal sealed record Capture(string Name, string Command, IReadOnlyList<CapturedDatagram> Datagrams, JsonElement Json)
{
    private const string Variable = "HOSTDEVICE_CAPTURES";

    private static readonly Lazy<IReadOnlyList<Capture>> s_all = new(() =>
        [.. Directory.EnumerateFiles(Environment.GetEnvironmentVariable(Variable)!, "*.json").Order(StringComparer.Ordinal).Select(Read)]);

    /// <summary>Every case of the folder that the environment names; skips the test when it names none.</summary>
    public static IReadOnlyList<Capture> All()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)), $"Set {Variable} to the folder of recorded datagrams to compare with.");
        Assert.NotEmpty(s_all.Value);
        return s_all.Value;
    }

    /// <summary>What the tool printed of the objects in these datagrams, or what was asked of it beside them; null if that was nothing.</summary>
    public JsonElement? Printed => (Json.TryGetProperty("stdout_json", out JsonElement found) || Json.TryGetProperty("oracle_json", out found)) && found.GetArrayLength() > 0 ? found : null;

    /// <summary>The command that printed it.</summary>
    public string Asked => IsBeside ? Json.GetProperty("oracle_command").GetString()! : Command;

    /// <summary>The tool was run beside the exchange, and may have seen more.</summary>
    public bool IsBeside => Json.TryGetProperty("oracle_command", out _);

    /// <summary>Every message of the case, explained in order, and the datagram it is of.</summary>
    public IEnumerable<(CapturedDatagram Datagram, DecodedMessage Message)> Decode(Catalog catalog)
    {
        var generic = new GenericFamilies(catalog, null);
        // As the program does with files: numbers may be told later than they are used, here in another case.
        foreach (CapturedDatagram datagram in All().SelectMany(capture => capture.Datagrams).Where(datagram => datagram.Protocol == NetlinkSocket.Generic))
        {
            foreach (NetlinkMessage message in new MessageEnumerator(datagram.Bytes)) generic.Observe(message);
        }
        var decoder = new MessageDecoder(catalog, generic);
        return [.. Datagrams.SelectMany(datagram => Decode(decoder, datagram).Select(message => (datagram, message)))];
    }

    private static List<DecodedMessage> Decode(MessageDecoder decoder, CapturedDatagram datagram)
    {
        List<DecodedMessage> messages = [];
        var walk = new MessageEnumerator(datagram.Bytes);
        while (walk.MoveNext())
        {
            int offset = datagram.Bytes.AsSpan().IndexOf(walk.Current.Bytes);
            // Equal messages may stand in one datagram: the place is behind the one before.
            if (messages.Count > 0) offset = (int)messages[^1].Offset + WireFormat.Align(messages[^1].Length);
            messages.Add(decoder.Decode(walk.Current, offset, datagram.Protocol));
        }
        return messages;
    }

    private static Capture Read(string path)
    {
        JsonElement json = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
        string folder = Path.GetDirectoryName(path)!;
        return new Capture(
            Path.GetFileNameWithoutExtension(path), json.GetProperty("command").GetString()!,
            [.. json.GetProperty("datagrams").EnumerateArray().Select(datagram => CapturedDatagram.Read(folder, datagram))], json);
    }
}

/// <summary>One datagram, to or from the kernel.</summary>
internal sealed record CapturedDatagram(string Path, int Protocol, bool IsReceived, byte[] Bytes, JsonElement Json)
{
    public string File => System.IO.Path.GetFileName(Path);

    /// <summary>strace's own decoding of it; null where it was not traced.</summary>
    public string? Strace => Json.TryGetProperty("strace", out JsonElement text) ? text.GetString() : null;

    public IEnumerable<JsonElement> Messages => Json.GetProperty("messages").EnumerateArray().Where(message => message.GetProperty("len").GetInt32() >= 16);

    public static CapturedDatagram Read(string folder, JsonElement json)
    {
        string path = System.IO.Path.Combine(folder, json.GetProperty("file").GetString()!);
        int protocol = json.GetProperty("proto").GetString() switch { "NETLINK_ROUTE" => 0, "NETLINK_NETFILTER" => 12, _ => NetlinkSocket.Generic };
        return new CapturedDatagram(path, protocol, json.GetProperty("dir").GetString() == "rx", System.IO.File.ReadAllBytes(path), json);
    }
}
