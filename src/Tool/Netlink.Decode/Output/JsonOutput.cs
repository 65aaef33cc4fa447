using System.Text.Encodings.Web;
using System.Text.Json;
using Netlink.Decode.Decoding;

namespace Netlink.Decode.Output;

/// <summary>One JSON object for each message, each on a line. The keys are a promise: <c>docs/netlink-decode.md</c>.</summary>
internal sealed class JsonOutput(Stream output) : IMessageOutput
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 128 };

    private readonly Utf8JsonWriter _json = new(output, s_options);

    public void Write(DecodedMessage message)
    {
        Message(message);
        _json.Flush();
        _json.Reset();
        output.WriteByte((byte)'\n');
    }

    public void Flush() => output.Flush();

    public void Dispose() => _json.Dispose();

    private void Message(DecodedMessage message)
    {
        _json.WriteStartObject();
        _json.WriteNumber("offset"u8, message.Offset);
        _json.WriteNumber("len"u8, message.Length);
        _json.WriteNumber("type"u8, message.Type);
        _json.WriteString("family"u8, message.Family);
        _json.WriteString("operation"u8, message.Operation);
        _json.WriteNumber("flags"u8, (int)message.Flags);
        _json.WriteNumber("seq"u8, message.Sequence);
        _json.WriteNumber("pid"u8, message.PortId);
        _json.WritePropertyName("header"u8);
        Value(message.Header);
        _json.WritePropertyName("attributes"u8);
        Value(message.Attributes);
        if (message.Error is { } error) _json.WriteNumber("errno"u8, error);
        if (message.Text is { } text) _json.WriteString("message"u8, text);
        if (message.Attribute is { } attribute) _json.WriteString("attribute"u8, attribute);
        if (message.Request is { } request)
        {
            _json.WritePropertyName("request"u8);
            Message(request);
        }
        _json.WriteEndObject();
    }

    private void Value(Value value)
    {
        switch (value)
        {
            case Number { IsSigned: true } number: _json.WriteNumberValue((long)number.Bits); break;
            case Number number: _json.WriteNumberValue(number.Bits); break;
            case Word word: _json.WriteStringValue(word.Text); break;
            case Quoted quoted: _json.WriteStringValue(quoted.Text); break;
            case Yes: _json.WriteBooleanValue(true); break;
            case Items items:
                _json.WriteStartArray();
                foreach (Value item in items.All) Value(item);
                _json.WriteEndArray();
                break;
            case Members members:
                _json.WriteStartObject();
                foreach (Member member in members.All)
                {
                    _json.WritePropertyName(member.Name);
                    Value(member.Value);
                }
                _json.WriteEndObject();
                break;
        }
    }
}
