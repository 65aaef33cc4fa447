namespace HostDevice.Cni.Json;

/// <summary>Accepts exactly the documents that Go's <c>encoding/json</c> accepts, and refuses the others with its words.</summary>
/// <remarks>No recursion: the only memory is one bit for each open bracket, and Go allows 10,000 of them.</remarks>
internal ref struct JsonSyntax
{
    private const int MaxDepth = 10_000;
    private const string Truncated = "unexpected end of JSON input";

    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<byte> _isObject;
    private int _at;
    private int _depth;

    private JsonSyntax(ReadOnlySpan<byte> text, Span<byte> isObject)
    {
        _text = text;
        _isObject = isObject;
    }

    /// <summary>What comes next, outside a token.</summary>
    private enum Expect
    {
        Value,
        ValueOrEnd,
        Key,
        KeyOrEnd,
        Colon,
        CommaOrEnd,
    }

    /// <summary>Null for a valid document, else the text of Go's error. Time is linear in the length.</summary>
    internal static string? Check(ReadOnlySpan<byte> text)
        => new JsonSyntax(text, stackalloc byte[(MaxDepth / 8) + 1]).Run();

    // At the end Go's scanner takes one more step, with a space; hence "invalid character ' ' in literal true".
    private readonly byte Current => _at < _text.Length ? _text[_at] : (byte)' ';

    private readonly bool InObject => (_isObject[(_depth - 1) >> 3] >> ((_depth - 1) & 7) & 1) != 0;

    private string? Run()
    {
        var expect = Expect.Value;
        while (true)
        {
            JsonSpace.Skip(_text, ref _at);
            if (_at == _text.Length)
                return _depth == 0 && expect == Expect.CommaOrEnd ? null : Truncated;
            string? fault = expect switch
            {
                Expect.Value or Expect.ValueOrEnd => Value(ref expect),
                Expect.Key or Expect.KeyOrEnd => Key(ref expect),
                Expect.Colon => Colon(ref expect),
                _ => CommaOrEnd(ref expect),
            };
            if (fault is not null)
                return fault;
        }
    }

    private string? Value(ref Expect expect)
    {
        byte first = Current;
        if (first == ']' && expect == Expect.ValueOrEnd)
            return Close(ref expect);
        if (first == '{' || first == '[')
            return Open(ref expect);
        expect = Expect.CommaOrEnd;
        return first switch
        {
            (byte)'"' => String(),
            (byte)'t' => Literal("true"u8, "true"),
            (byte)'f' => Literal("false"u8, "false"),
            (byte)'n' => Literal("null"u8, "null"),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(),
            _ => Invalid("looking for beginning of value"),
        };
    }

    private string? Key(ref Expect expect)
    {
        if (Current == '}' && expect == Expect.KeyOrEnd)
            return Close(ref expect);
        if (Current != '"')
            return Invalid("looking for beginning of object key string");
        expect = Expect.Colon;
        return String();
    }

    private string? Colon(ref Expect expect)
    {
        if (Current != ':')
            return Invalid("after object key");
        _at++;
        expect = Expect.Value;
        return null;
    }

    private string? CommaOrEnd(ref Expect expect)
    {
        if (_depth == 0)
            return Invalid("after top-level value");
        bool inObject = InObject;
        if (Current == (inObject ? '}' : ']'))
            return Close(ref expect);
        if (Current != ',')
            return Invalid(inObject ? "after object key:value pair" : "after array element");
        _at++;
        expect = inObject ? Expect.Key : Expect.Value;
        return null;
    }

    private string? Open(ref Expect expect)
    {
        if (_depth == MaxDepth)
            return Invalid("exceeded max depth");
        bool isObject = Current == '{';
        int bit = 1 << (_depth & 7);
        ref byte group = ref _isObject[_depth >> 3];
        group = (byte)(isObject ? group | bit : group & ~bit);
        _depth++;
        _at++;
        expect = isObject ? Expect.KeyOrEnd : Expect.ValueOrEnd;
        return null;
    }

    private string? Close(ref Expect expect)
    {
        _depth--;
        _at++;
        expect = Expect.CommaOrEnd;
        return null;
    }

    private string? String()
    {
        for (_at++; _at < _text.Length; _at++)
        {
            byte character = _text[_at];
            if (character == '"')
            {
                _at++;
                return null;
            }
            if (character < ' ')
                return Invalid("in string literal");
            if (character == '\\' && Escape() is { } fault)
                return fault;
        }
        return Truncated;
    }

    /// <summary>Steps from the backslash to the last character of the escape.</summary>
    private string? Escape()
    {
        _at++;
        if (Current != 'u')
            return "\"\\/bfnrt"u8.Contains(Current) ? null : Invalid("in string escape code");
        for (int digit = 0; digit < 4; digit++)
        {
            _at++;
            if (!char.IsAsciiHexDigit((char)Current))
                return Invalid("in \\u hexadecimal character escape");
        }
        return null;
    }

    private string? Literal(ReadOnlySpan<byte> literal, string name)
    {
        for (int i = 0; i < literal.Length; i++, _at++)
        {
            if (Current != literal[i])
                return Invalid($"in literal {name} (expecting '{(char)literal[i]}')");
        }
        return null;
    }

    private string? Number()
    {
        if (Current == '-')
            _at++;
        if (Current == '0')
            _at++;
        else if (!Digits())
            return Invalid("in numeric literal");
        if (Current == '.')
        {
            _at++;
            if (!Digits())
                return Invalid("after decimal point in numeric literal");
        }
        if ((Current | 0x20) == 'e')
        {
            _at++;
            if (Current is (byte)'+' or (byte)'-')
                _at++;
            if (!Digits())
                return Invalid("in exponent of numeric literal");
        }
        return null;
    }

    private bool Digits()
    {
        int start = _at;
        while (char.IsAsciiDigit((char)Current))
            _at++;
        return _at > start;
    }

    private readonly string Invalid(string context) => $"invalid character {GoQuote.QuoteByte(Current)} {context}";
}
