using System.Text;
using System.Text.Json;

namespace Samples.Ip;

/// <summary>Rows of keys and values, as one JSON array or as a line of text each. What is null is left out.</summary>
internal sealed class Listing : IDisposable
{
    private readonly Utf8JsonWriter? _json;
    private readonly StringBuilder _line = new();

    public Listing(bool isJson)
    {
        if (isJson)
            _json = new Utf8JsonWriter(Console.OpenStandardOutput());
    }

    private bool HasRows { get; set; }

    public void Begin()
    {
        if (!HasRows)
            _json?.WriteStartArray();
        HasRows = true;
        _json?.WriteStartObject();
    }

    public void Put(string key, string? value)
    {
        if (value is null)
            return;
        _json?.WriteString(key, value);
        _line.Append(key).Append(' ').Append(value).Append("  ");
    }

    public void Put(string key, long? value)
    {
        if (value is null)
            return;
        _json?.WriteNumber(key, value.Value);
        _line.Append(key).Append(' ').Append(value.Value).Append("  ");
    }

    public void Put(string key, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
            return;
        _json?.WriteStartArray(key);
        foreach (string value in values)
            _json?.WriteStringValue(value);
        _json?.WriteEndArray();
        _line.Append(key).Append(' ').AppendJoin(',', values).Append("  ");
    }

    public void End()
    {
        _json?.WriteEndObject();
        if (_json is null)
            Console.WriteLine(_line.ToString().TrimEnd());
        _line.Clear();
    }

    public void Dispose()
    {
        if (_json is null)
            return;
        if (!HasRows)
            _json.WriteStartArray();
        _json.WriteEndArray();
        _json.Dispose();
    }
}
