namespace Netlink.Codec;

/// <summary>Walks records that begin with their own length, the next one at a multiple of 4, as <c>RTNH_NEXT</c> does.</summary>
internal ref struct RecordWalk
{
    private readonly ReadOnlySpan<byte> _row;
    private readonly int _header;
    private int _length;

    /// <param name="row">All of them.</param>
    /// <param name="header">Size of the structure that each begins with.</param>
    public RecordWalk(ReadOnlySpan<byte> row, int header)
    {
        _row = row;
        _header = header;
    }

    /// <summary>Where the current one begins in the row; behind the last one that adds up, at the end.</summary>
    public int Position { get; private set; }

    /// <summary>The walk ended at bytes that are no record.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The record, structure and attributes.</summary>
    public readonly ReadOnlySpan<byte> Current => _row.Slice(Position, _length);

    public bool MoveNext()
    {
        int next = Position + WireFormat.Align(_length);
        int left = _row.Length - next;
        if (left <= 0)
            return false;
        int length = left < _header ? 0 : WireFormat.Read<ushort>(_row, next);
        if (length < _header || length > left)
        {
            IsMalformed = true;
            return false;
        }
        Position = next;
        _length = length;
        return true;
    }
}
