namespace Netlink.Decode.Input;

/// <summary>A stream through a window of bounded size.</summary>
/// <param name="to">Is told before a read that may wait.</param>
internal sealed class Source(Stream input, IDatagrams to)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>What was read and not yet taken.</summary>
    public ReadOnlySpan<byte> Window => _buffer.AsSpan(_start.._end);

    /// <summary>Where the window begins in the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>The stream has nothing more; what there is, is in the window.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Takes bytes out of the window.</summary>
    public void Skip(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Reads until the window has so many bytes; false when the stream ends before.</summary>
    public bool Fill(int count)
    {
        while (Window.Length < count && ReadMore(count)) { }
        return Window.Length >= count;
    }

    private bool ReadMore(int wanted)
    {
        if (IsAtEnd) return false;
        int have = _end - _start;
        if (_end == _buffer.Length || _buffer.Length - _start < wanted)
        {
            byte[] room = wanted <= _buffer.Length ? _buffer : new byte[Math.Max(wanted, Math.Min(2 * _buffer.Length, Limits.Line))];
            Window.CopyTo(room);
            (_buffer, _start, _end) = (room, 0, have);
        }
        to.Pause();
        int read = input.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        IsAtEnd = read == 0;
        return !IsAtEnd;
    }
}
