using System.Globalization;
using System.Text;
using Netlink.Codec.Diagnostics;
using Netlink.Decode.Decoding;

namespace Netlink.Decode.Output;

/// <summary>A line for each message, its header below, then a line for each attribute, nests indented.</summary>
internal sealed class TextOutput(Stream output) : IMessageOutput
{
    private const int Indent = 4;

    private readonly StringBuilder _text = new();

    public void Write(DecodedMessage message)
    {
        Message(message, 0);
        foreach (ReadOnlyMemory<char> chunk in _text.GetChunks()) output.Write(Encoding.UTF8.GetBytes(chunk.ToArray()));
        _text.Clear();
    }

    public void Flush() => output.Flush();

    public void Dispose() => output.Flush();

    private void Message(DecodedMessage message, int depth)
    {
        Begin(depth).Append(CultureInfo.InvariantCulture, $"@{message.Offset} ");
        _text.Append(message switch
        {
            { Family: { } family, Operation: { } operation } => $"{family} {operation}",
            { Family: { } family } => string.Create(CultureInfo.InvariantCulture, $"{family} type {message.Type}"),
            { Operation: { } operation } => operation,
            _ => string.Create(CultureInfo.InvariantCulture, $"type {message.Type}"),
        });
        if (message.Error is { } error) _text.Append(error == 0 ? " 0" : string.Create(CultureInfo.InvariantCulture, $" {error} ({Errno.Describe(Math.Abs((long)error) > int.MaxValue ? 0 : Math.Abs(error))})"));
        if (message.Text is { } text) Quote(_text.Append(' '), text);
        if (message.Attribute is { } attribute) _text.Append(" at ").Append(attribute);
        _text.Append(CultureInfo.InvariantCulture, $", len {message.Length}, {FlagWords.Of(message)}, seq {message.Sequence}, pid {message.PortId}\n");
        if (message.Header.All.Count > 0) Line(Begin(depth + 1), message.Header);
        Attributes(message.Attributes, depth + 1);
        if (message.Request is { } request) Message(request, depth + 1);
    }

    private void Attributes(Members members, int depth)
    {
        foreach (Member member in members.All)
        {
            if (member.Value is Items items && items.All.Exists(item => item is Members))
            {
                foreach (Value item in items.All) Attribute(member.Name, item, depth);
            }
            else Attribute(member.Name, member.Value, depth);
        }
    }

    private void Attribute(string name, Value value, int depth)
    {
        Begin(depth).Append(name);
        if (value is Members { All: { } inner } members)
        {
            // A structure of numbers is a line; what holds more goes below.
            if (members.Set is null && inner.TrueForAll(member => member.Value is not Members)) Line(_text.Append(": "), members);
            else
            {
                _text.Append('\n');
                Attributes(members, depth + 1);
            }
            return;
        }
        if (value is not Yes) Simple(_text.Append(' '), value);
        _text.Append('\n');
    }

    private static void Line(StringBuilder line, Members members)
    {
        string separator = "";
        foreach (Member member in members.All)
        {
            line.Append(separator).Append(member.Name).Append(' ');
            Simple(line, member.Value);
            separator = ", ";
        }
        line.Append('\n');
    }

    private static void Simple(StringBuilder text, Value value)
    {
        switch (value)
        {
            case Number { IsSigned: true } number: text.Append(CultureInfo.InvariantCulture, $"{(long)number.Bits}"); break;
            case Number number: text.Append(CultureInfo.InvariantCulture, $"{number.Bits}"); break;
            case Word { Text.Length: 0 }: text.Append('-'); break;
            case Word word: text.Append(word.Text); break;
            case Quoted quoted: Quote(text, quoted.Text); break;
            case Yes: text.Append("yes"); break;
            case Items { IsRepeated: false } items when items.All.TrueForAll(item => item is Word): text.Append(items.All.Count == 0 ? "-" : string.Join('|', items.All.Select(item => ((Word)item).Text))); break;
            case Items items: Row(text, "[", items.All, "]"); break;
            case Members members: Inline(text, members); break;
        }
    }

    private static void Inline(StringBuilder text, Members members)
    {
        string separator = "{";
        foreach (Member member in members.All)
        {
            text.Append(separator).Append(member.Name).Append(' ');
            Simple(text, member.Value);
            separator = ", ";
        }
        text.Append(members.All.Count == 0 ? "{}" : "}");
    }

    private static void Row(StringBuilder text, string begin, List<Value> values, string end)
    {
        text.Append(begin);
        for (int i = 0; i < values.Count; i++)
        {
            if (i > 0) text.Append(' ');
            Simple(text, values[i]);
        }
        text.Append(end);
    }

    private StringBuilder Begin(int depth) => _text.Append(' ', Indent * depth);

    /// <summary>A string of the message may hold what a terminal would obey.</summary>
    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            if (c is '"') text.Append("\\\"");
            else if (char.IsControl(c)) text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else text.Append(c);
        }
        text.Append('"');
    }
}
