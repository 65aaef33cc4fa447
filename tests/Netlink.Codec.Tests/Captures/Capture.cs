using System.Globalization;
using System.Text.Json;

namespace Netlink.Codec.Tests.Captures;

/// <summary>One case: what was run, what went over the socket, and what other tools say of it.</summary>
internal sealed record Capture(string Name, string Command, IReadOnlyList<CapturedDatagram> Datagrams, JsonElement Json)
{
    private const string Variable = "HOSTDEVICE_CAPTURES";

    private static readonly Lazy<IReadOnlyList<Capture>> Cases = new(() =>
        [.. Directory.EnumerateFiles(Environment.GetEnvironmentVariable(Variable)!, "*.json").Order(StringComparer.Ordinal).Select(Read)]);

    /// <summary>What is printed beside the datagrams comes from another process, asked at the same moment.</summary>
    public bool IsOracle => Json.TryGetProperty("oracle_command", out _);

    /// <summary>Every case of the folder that the environment names; skips the test when it names none.</summary>
    public static IReadOnlyList<Capture> All()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)),
            $"Set {Variable} to the folder of recorded datagrams to compare with.");
        Assert.NotEmpty(Cases.Value);
        return Cases.Value;
    }

    /// <summary>What the tool printed of the objects in these datagrams, or what was asked of it beside them.</summary>
    public IEnumerable<JsonElement> Objects()
        => Json.TryGetProperty("stdout_json", out JsonElement found) || Json.TryGetProperty("oracle_json", out found) ? found.EnumerateArray() : [];

    private static Capture Read(string path)
    {
        JsonElement json = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
        string folder = Path.GetDirectoryName(path)!;
        return new Capture(
            Path.GetFileNameWithoutExtension(path), json.GetProperty("command").GetString()!,
            [.. json.GetProperty("datagrams").EnumerateArray()
                .Where(datagram => datagram.GetProperty("proto").GetString() == "NETLINK_ROUTE")
                .Select(datagram => CapturedDatagram.Read(folder, datagram))],
            json);
    }
}

/// <summary>One datagram, to or from the kernel.</summary>
internal sealed record CapturedDatagram(
    string File, bool IsReceived, byte[] Bytes, IReadOnlyList<CapturedMessage> Messages, string? Strace)
{
    public static CapturedDatagram Read(string folder, JsonElement json)
    {
        string file = json.GetProperty("file").GetString()!;
        return new CapturedDatagram(
            file, json.GetProperty("dir").GetString() == "rx", System.IO.File.ReadAllBytes(Path.Combine(folder, file)),
            [.. json.GetProperty("messages").EnumerateArray().Select(CapturedMessage.Read)],
            json.TryGetProperty("strace", out JsonElement text) ? text.GetString() : null);
    }
}

/// <summary>A message's header fields, as recorded.</summary>
internal sealed record CapturedMessage(int Offset, int Length, int Type, int Flags, uint Sequence, uint PortId, int? Errno)
{
    public static CapturedMessage Read(JsonElement json) => new(
        Int(json, "offset"), Int(json, "len"), Int(json, "type"), Int(json, "flags"),
        json.GetProperty("seq").GetUInt32(), unchecked((uint)json.GetProperty("pid").GetInt64()),
        json.TryGetProperty("errno", out JsonElement errno) ? errno.GetInt32() : null);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"message of type {Type} at {Offset}");

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
