using System.Buffers;
using System.Buffers.Text;
using System.Text;
using HostDevice.Native;

namespace HostDevice.Cni;

/// <summary>Writes JSON with Go's layout (<c>MarshalIndent</c> by four spaces, no newline at the end) and Go's escaping.</summary>
/// <remarks>Bytes go to the caller's buffer, and to a pooled one only if they do not fit.</remarks>
internal ref struct JsonOutput(Span<byte> buffer)
{
    private Span<byte> _buffer = buffer;
    private byte[]? _pooled;
    private int _length;
    private int _depth;
    private bool _isFirst;
    private bool _isNamed;

    internal readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    internal void BeginObject() => Begin((byte)'{');

    internal void EndObject() => End((byte)'}');

    internal void BeginArray() => Begin((byte)'[');

    internal void EndArray() => End((byte)']');

    /// <summary>The key of the next value. A literal of plain letters: it is not escaped.</summary>
    internal void Name(scoped ReadOnlySpan<byte> name)
    {
        Separate();
        Span<byte> place = Reserve(name.Length + 4);
        place[0] = (byte)'"';
        name.CopyTo(place[1..]);
        "\": "u8.CopyTo(place[(name.Length + 1)..]);
        _length += name.Length + 4;
        _isNamed = true;
    }

    /// <summary>A string from bytes that ought to be UTF-8; one that is not is written as <c>\ufffd</c>.</summary>
    internal void String(scoped ReadOnlySpan<byte> value)
    {
        Separate();
        Put((byte)'"');
        while (!value.IsEmpty)
        {
            int length = ByteText.Decode(value, out Rune rune);
            if (length > 0)
                PutEscaped(rune);
            else
                Put("\\ufffd"u8);
            value = value[Math.Max(length, 1)..];
        }
        Put((byte)'"');
    }

    /// <summary>A string; what <see cref="ByteText.Of"/> marked as no UTF-8, and any lone surrogate, is written as <c>\ufffd</c>.</summary>
    internal void String(string value)
    {
        Separate();
        Put((byte)'"');
        ReadOnlySpan<char> rest = value;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out Rune rune, out int length) == OperationStatus.Done)
                PutEscaped(rune);
            else
                Put("\\ufffd"u8);
            rest = rest[length..];
        }
        Put((byte)'"');
    }

    internal void Number(long value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, Reserve(20), out int length);
        _length += length;
    }

    internal void Boolean(bool value)
    {
        Separate();
        Put(value ? "true"u8 : "false"u8);
    }

    /// <summary>Bytes as they are, outside any layout.</summary>
    internal void Raw(scoped ReadOnlySpan<byte> bytes) => Put(bytes);

    /// <summary>Forgets everything written.</summary>
    internal void Clear()
    {
        _length = _depth = 0;
        _isFirst = _isNamed = false;
    }

    /// <summary>Sends what was written, in one <c>write</c> unless the kernel takes fewer bytes.</summary>
    /// <returns>0 or the errno.</returns>
    internal readonly int Flush(int descriptor) => StandardStreams.WriteAll(descriptor, Written);

    /// <summary>Gives the pooled buffer back, if there was need of one.</summary>
    internal void Dispose()
    {
        if (_pooled is not null)
            ArrayPool<byte>.Shared.Return(_pooled);
        this = default;
    }

    private void Begin(byte bracket)
    {
        Separate();
        Put(bracket);
        _depth++;
        _isFirst = true;
    }

    private void End(byte bracket)
    {
        _depth--;
        if (!_isFirst)
            NewLine();
        _isFirst = false;
        Put(bracket);
    }

    private void Separate()
    {
        if (!_isNamed && _depth > 0)
        {
            if (!_isFirst)
                Put((byte)',');
            NewLine();
        }
        _isFirst = _isNamed = false;
    }

    private void NewLine()
    {
        int indent = 4 * _depth;
        Span<byte> place = Reserve(indent + 1);
        place[0] = (byte)'\n';
        place.Slice(1, indent).Fill((byte)' ');
        _length += indent + 1;
    }

    private void PutEscaped(Rune rune)
    {
        // The longest form of a rune is \u and four digits.
        Span<byte> place = Reserve(6);
        int letter = rune.Value switch
        {
            '"' or '\\' => rune.Value,
            '\b' => 'b',
            '\f' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            < ' ' or '<' or '>' or '&' or 0x2028 or 0x2029 => 'u',
            _ => 0,
        };
        if (letter == 0)
        {
            _length += rune.EncodeToUtf8(place);
            return;
        }
        place[0] = (byte)'\\';
        place[1] = (byte)letter;
        _length += 2;
        if (letter != 'u')
            return;
        for (int digit = 0; digit < 4; digit++)
            place[2 + digit] = "0123456789abcdef"u8[(rune.Value >> (12 - (4 * digit))) & 15];
        _length += 4;
    }

    private void Put(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    private void Put(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    private Span<byte> Reserve(int size)
    {
        if (_buffer.Length - _length < size)
            Grow(size);
        return _buffer[_length..];
    }

    private void Grow(int size)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _buffer.Length, _length + size));
        Written.CopyTo(larger);
        if (_pooled is not null)
            ArrayPool<byte>.Shared.Return(_pooled);
        _buffer = _pooled = larger;
    }
}
