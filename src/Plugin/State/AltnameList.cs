namespace HostDevice.State;

/// <summary>A few alternative names, packed in the caller's buffer: a length byte before each.</summary>
/// <param name="buffer">Where they lie.</param>
/// <param name="length">Bytes of those that are there already.</param>
internal ref struct AltnameList(Span<byte> buffer, int length = 0)
{
    /// <summary>Bytes for the names that one move may take off.</summary>
    internal const int Room = 1024;

    private readonly Span<byte> _buffer = buffer;
    private int _length = length;

    internal readonly bool IsEmpty => _length == 0;

    /// <summary>The names as they lie in the buffer: a byte of length before each.</summary>
    internal readonly ReadOnlySpan<byte> Bytes => _buffer[.._length];

    /// <summary>Adds a name of 1 to 127 bytes; false when there is no more room.</summary>
    internal bool TryAdd(scoped ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > 127 || _length + 1 + name.Length > _buffer.Length)
            return false;
        _buffer[_length] = (byte)name.Length;
        name.CopyTo(_buffer[(_length + 1)..]);
        _length += 1 + name.Length;
        return true;
    }

    public readonly Enumerator GetEnumerator() => new(_buffer[.._length]);

    internal ref struct Enumerator(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public ReadOnlySpan<byte> Current { get; private set; }

        public bool MoveNext()
        {
            if (_rest.IsEmpty)
                return false;
            int length = _rest[0];
            Current = _rest.Slice(1, length);
            _rest = _rest[(1 + length)..];
            return true;
        }
    }
}
