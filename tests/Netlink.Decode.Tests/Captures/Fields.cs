using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Netlink.Decode.Decoding;

namespace Netlink.Decode.Tests.Captures;

/// <summary>An object as pairs of path and text: what a tool printed, or what the decoder found.</summary>
internal sealed class Fields : Dictionary<string, string>
{
    public static Fields Of(JsonElement printed)
    {
        var fields = new Fields();
        fields.Add("", printed);
        return fields;
    }

    /// <summary>Header members and attributes side by side.</summary>
    public static Fields Of(DecodedMessage message)
    {
        var fields = new Fields();
        fields.Add("", message.Header);
        fields.Add("", message.Attributes);
        return fields;
    }

    /// <summary>Several answers about one object.</summary>
    public static Fields Merged(IEnumerable<Fields> parts)
    {
        var merged = new Fields();
        foreach ((string path, string text) in parts.SelectMany(part => part)) merged[path] = text;
        return merged;
    }

    /// <summary>The objects in a list of lists, each by itself; what is outside is below <c>../</c>.</summary>
    /// <param name="list">Its path, with <c>[]</c> for a place.</param>
    public IEnumerable<Fields> Each(string list)
    {
        var inside = new Regex($@"^{Regex.Escape(list).Replace(@"\[]", @"\[\d+]", StringComparison.Ordinal)}\.");
        foreach (IGrouping<string, KeyValuePair<string, string>> one in this.Where(field => inside.IsMatch(field.Key)).GroupBy(field => inside.Match(field.Key).Value))
        {
            var fields = new Fields();
            foreach ((string path, string text) in this.Where(field => !field.Key.Contains('[', StringComparison.Ordinal))) fields["../" + path] = text;
            foreach ((string path, string text) in one) fields[path[one.Key.Length..]] = text;
            yield return fields;
        }
    }

    private void Add(string path, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in json.EnumerateObject()) Add(Path(path, member.Name), member.Value);
                break;
            case JsonValueKind.Array when json.GetArrayLength() > 0 && json[0].ValueKind == JsonValueKind.Object:
                for (int i = 0; i < json.GetArrayLength(); i++) Add($"{path}[{i}]", json[i]);
                break;
            case JsonValueKind.Array:
                this[path] = string.Join(',', json.EnumerateArray().Select(item => item.ToString()).Order(StringComparer.OrdinalIgnoreCase));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                this[path] = json.GetBoolean() ? "true" : "false";
                break;
            default:
                string text = json.ToString();
                // The length of a prefix is a field of its own: dst/.
                if (text.Split('/') is [var address, var length] && IPNetwork.TryParse(text, out _)) (text, this[path + "/"]) = (address, length);
                this[path] = text;
                break;
        }
    }

    private void Add(string path, Value value)
    {
        switch (value)
        {
            case Members members:
                foreach (Member member in members.All) Add(Path(path, member.Name), member.Value);
                break;
            case Items items when items.All.Exists(item => item is Members):
                for (int i = 0; i < items.All.Count; i++) Add($"{path}[{i}]", items.All[i]);
                break;
            case Items items:
                this[path] = string.Join(',', items.All.Select(Text).Order(StringComparer.OrdinalIgnoreCase));
                break;
            default:
                this[path] = Text(value);
                break;
        }
    }

    private static string Path(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Text(Value value) => value switch
    {
        Number { IsSigned: true } number => ((long)number.Bits).ToString(CultureInfo.InvariantCulture),
        Number number => number.Bits.ToString(CultureInfo.InvariantCulture),
        Word word => word.Text,
        Quoted quoted => quoted.Text,
        _ => "true",
    };
}
