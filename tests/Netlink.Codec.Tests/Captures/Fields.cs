using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Netlink.Codec.Tests.Captures;

/// <summary>An object as pairs of path and text, spelled as <c>ip -j</c> spells it. What a message does not have is not there.</summary>
internal sealed class Fields : Dictionary<string, string>
{
    private const string Malformed = "malformed";

    /// <summary>What a tool printed, flattened: <c>stats64.rx.bytes</c>, <c>nexthops[0].dev</c>.</summary>
    public static Fields Of(JsonElement json)
    {
        var fields = new Fields();
        fields.Flatten("", json);
        return fields;
    }

    public void Number<T>(string key, Attr<T> attribute) where T : IFormattable
    {
        if (attribute.TryGet(out T value))
            this[key] = value.ToString(null, CultureInfo.InvariantCulture);
        Note(key, attribute.IsMalformed);
    }

    public void Hex<T>(string key, Attr<T> attribute) where T : IFormattable
    {
        if (attribute.TryGet(out T value))
            this[key] = $"0x{value.ToString("x", CultureInfo.InvariantCulture)}";
        Note(key, attribute.IsMalformed);
    }

    public void Yes(string key, Attr<byte> attribute)
    {
        if (attribute.TryGet(out byte value))
            this[key] = value != 0 ? "true" : "false";
        Note(key, attribute.IsMalformed);
    }

    /// <summary>Hundredths of a second as seconds.</summary>
    public void Seconds(string key, Attr<ulong> attribute)
    {
        if (attribute.TryGet(out ulong value))
            this[key] = (value / 100m).ToString("0.0#", CultureInfo.InvariantCulture);
        Note(key, attribute.IsMalformed);
    }

    /// <summary>An enum value by its name, or by its number when it has none.</summary>
    public void Word<T>(string key, Attr<T> attribute) where T : struct, Enum
    {
        if (attribute.TryGet(out T value))
            this[key] = WordOf(value);
        Note(key, attribute.IsMalformed);
    }

    public void Text(string key, Attr<ReadOnlySpan<byte>> attribute)
    {
        if (attribute.TryGet(out ReadOnlySpan<byte> value))
            this[key] = Encoding.UTF8.GetString(value);
        Note(key, attribute.IsMalformed);
    }

    public void Mac(string key, Attr<ReadOnlySpan<byte>> attribute)
    {
        if (attribute.TryGet(out ReadOnlySpan<byte> value))
            this[key] = MacOf(value);
        Note(key, attribute.IsMalformed);
    }

    public void Address(string key, Attr<ReadOnlySpan<byte>> attribute)
    {
        if (attribute.TryGet(out ReadOnlySpan<byte> value))
            this[key] = AddressOf(value);
        Note(key, attribute.IsMalformed);
    }

    /// <summary>An IPv4 address that the schema has as a number in network order.</summary>
    public void Address(string key, Attr<uint> attribute)
    {
        if (attribute.TryGet(out uint value))
            this[key] = AddressOf([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
        Note(key, attribute.IsMalformed);
    }

    public static string WordOf<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static string MacOf(ReadOnlySpan<byte> value) => string.Join(':', value.ToArray().Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));

    public static string AddressOf(ReadOnlySpan<byte> value) => new IPAddress(value).ToString();

    /// <summary>Compares with what a tool printed: each of its fields must be ours and equal, but for those that no attribute tells.</summary>
    public void CompareWith(Fields printed, Tally tally, string place, Func<string, bool> isLeftOut)
    {
        foreach ((string key, string expected) in printed.Where(field => !isLeftOut(field.Key)))
            tally.Equal(key, place, expected, TryGetValue(key, out string? actual) ? actual : "absent");
    }

    private void Note(string key, bool isMalformed)
    {
        if (isMalformed)
            this[key] = Malformed;
    }

    private void Flatten(string path, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in json.EnumerateObject())
                    Flatten(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
                break;
            case JsonValueKind.Array when json.GetArrayLength() > 0 && json[0].ValueKind == JsonValueKind.Object:
                for (int i = 0; i < json.GetArrayLength(); i++)
                    Flatten($"{path}[{i}]", json[i]);
                break;
            case JsonValueKind.Array:
                // A set of words: tools differ in their order.
                this[path] = string.Join(',', json.EnumerateArray().Select(item => item.GetString()).Order(StringComparer.Ordinal));
                break;
            case JsonValueKind.String:
                this[path] = json.GetString()!;
                break;
            case JsonValueKind.True:
            case JsonValueKind.False:
                this[path] = json.GetBoolean() ? "true" : "false";
                break;
            default:
                this[path] = json.GetRawText();
                break;
        }
    }
}
