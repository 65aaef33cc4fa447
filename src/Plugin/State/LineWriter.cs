using System.Buffers.Text;

namespace HostDevice.State;

/// <summary>Writes lines into the caller's buffer; once one does not fit, nothing is left of the whole.</summary>
internal ref struct LineWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;
    private bool _isFull;

    internal readonly ReadOnlySpan<byte> Written => _isFull ? default : _buffer[.._length];

    internal void Raw(scoped ReadOnlySpan<byte> text)
    {
        if (_isFull || text.Length > _buffer.Length - _length)
        {
            _isFull = true;
            return;
        }
        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    internal void Number(scoped ReadOnlySpan<byte> key, int value)
    {
        Span<byte> digits = stackalloc byte[11];
        Utf8Formatter.TryFormat(value, digits, out int length);
        Raw(key);
        Raw(digits[..length]);
        Raw("\n"u8);
    }

    internal void Hex(scoped ReadOnlySpan<byte> key, scoped ReadOnlySpan<byte> value)
    {
        Raw(key);
        Span<byte> pair = stackalloc byte[2];
        foreach (byte part in value)
        {
            pair[0] = Digit(part >> 4);
            pair[1] = Digit(part & 15);
            Raw(pair);
        }
        Raw("\n"u8);
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
