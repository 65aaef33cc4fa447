namespace HostDevice.Cni.Json;

/// <summary>Walks forward through a document that <see cref="JsonSyntax"/> has accepted, and so needs no errors.</summary>
/// <remarks>It stands in front of a value, or inside a container in front of its next item. Every value must be read or skipped, once.</remarks>
internal ref struct JsonCursor(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    /// <summary>Kind of the value that comes next.</summary>
    internal JsonKind Kind
    {
        get
        {
            JsonSpace.Skip(_text, ref _at);
            return Current switch
            {
                (byte)'{' => JsonKind.Object,
                (byte)'[' => JsonKind.Array,
                (byte)'"' => JsonKind.Text,
                (byte)'t' or (byte)'f' => JsonKind.Boolean,
                (byte)'n' => JsonKind.Null,
                _ => JsonKind.Number,
            };
        }
    }

    private readonly byte Current => _at < _text.Length ? _text[_at] : (byte)0;

    /// <summary>Steps into the object or array that comes next.</summary>
    internal void Enter()
    {
        JsonSpace.Skip(_text, ref _at);
        _at++;
    }

    /// <summary>Steps to the next member's value; at the end of the object, out of it.</summary>
    internal bool NextMember(out JsonText key)
    {
        key = default;
        if (!NextElement())
            return false;
        key = ReadText();
        JsonSpace.Skip(_text, ref _at);
        _at++;
        return true;
    }

    /// <summary>Steps to the next element; at the end of the array, out of it.</summary>
    internal bool NextElement()
    {
        JsonSpace.Skip(_text, ref _at);
        if (Current == ',')
        {
            _at++;
            JsonSpace.Skip(_text, ref _at);
        }
        if (Current is not ((byte)'}' or (byte)']' or 0))
            return true;
        _at++;
        return false;
    }

    /// <summary>Reads a value of kind <see cref="JsonKind.Text"/>.</summary>
    internal JsonText ReadText()
    {
        JsonSpace.Skip(_text, ref _at);
        int start = Math.Min(_at + 1, _text.Length);
        SkipText();
        return new JsonText(_text[start..Math.Max(start, _at - 1)]);
    }

    /// <summary>Reads a value of kind <see cref="JsonKind.Boolean"/>.</summary>
    internal bool ReadBoolean() => Skip()[0] == 't';

    /// <summary>Steps over a value, however deep, in linear time.</summary>
    /// <returns>Its bytes, without space around them.</returns>
    internal ReadOnlySpan<byte> Skip()
    {
        JsonSpace.Skip(_text, ref _at);
        int start = _at;
        int depth = 0;
        do
        {
            byte first = Current;
            if (first is (byte)'{' or (byte)'[')
                depth++;
            else if (first is (byte)'}' or (byte)']')
                depth--;
            if (first == '"')
                SkipText();
            else if (depth == 0 && first is not ((byte)'}' or (byte)']'))
                SkipScalar();
            else
                _at++;
        }
        while (depth > 0 && _at < _text.Length);
        return _text[start..Math.Min(_at, _text.Length)];
    }

    private void SkipScalar()
    {
        while (Current is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0))
            _at++;
    }

    private void SkipText()
    {
        _at++;
        while (_at < _text.Length)
        {
            int step = _text[_at..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0)
                break;
            _at += step + 2;
            if (_text[_at - 2] == '"')
            {
                _at--;
                return;
            }
        }
        _at = _text.Length;
    }
}
