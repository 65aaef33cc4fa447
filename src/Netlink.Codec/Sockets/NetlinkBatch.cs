namespace Netlink.Codec;

/// <summary>Several requests for one <c>sendmsg</c>: the kernel carries them out in order and goes on after a failed one.</summary>
/// <remarks>
/// Requests are built in place: <c>var move = new NewlinkRequest(batch.Free) { … }; batch.Add(move.Finish());</c>.
/// Once in the kernel a batch runs to its end even if the process is killed, so it must be safe when an early part fails.
/// </remarks>
public ref struct NetlinkBatch
{
    /// <summary>Requests that one batch takes: half of the acks that a default receive buffer holds (256 of 830 bytes).</summary>
    public const int MaxRequests = 128;

    /// <summary>Set id and begin of attributes of each request, four bytes each, kept at the buffer's end.</summary>
    private const int NoteSize = 4;

    private readonly Span<byte> _buffer;
    private int _end;

    /// <summary>Begins an empty batch.</summary>
    /// <param name="buffer">Room for all requests and four bytes more for each.</param>
    public NetlinkBatch(Span<byte> buffer) => _buffer = buffer;

    /// <summary>Requests so far.</summary>
    public int Count { get; private set; }

    /// <summary>The first request that could not be built.</summary>
    public NetlinkError Error { get; private set; }

    /// <summary>Where the next request is to be built.</summary>
    public readonly Span<byte> Free => _buffer[_end..Math.Max(_end, _buffer.Length - (NoteSize * (Count + 1)))];

    /// <summary>What would be sent.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _buffer[.._end];

    internal AttributeNames? Names { get; private set; }

    /// <summary>Adds a request; one built elsewhere than in <see cref="Free"/> is copied there.</summary>
    public void Add(NetlinkRequest request)
    {
        if (Error.Failed)
            return;
        Span<byte> free = Free;
        int length = request.Message.Length;
        if (request.Error.Failed)
            Error = request.Error;
        else if (Count == MaxRequests || WireFormat.Align(length) > free.Length)
            Error = new NetlinkError(NetlinkFault.BatchFull);
        else
            Append(request, free, length);
    }

    internal readonly void Number(uint first)
    {
        int at = 0;
        for (int i = 0; i < Count; i++)
        {
            Span<byte> message = _buffer[at..];
            WireFormat.Write(message, WireFormat.SequenceAt, first + (uint)i);
            at += WireFormat.Align((int)BuildState.Cursor(message));
        }
    }

    /// <summary>The request as it was added, for the words of an error.</summary>
    internal readonly NetlinkRequest Request(int index)
    {
        int at = 0;
        for (int i = 0; i < index; i++)
            at += WireFormat.Align((int)BuildState.Cursor(_buffer[at..]));
        uint note = WireFormat.Read<uint>(_buffer, _buffer.Length - (NoteSize * (index + 1)));
        int length = (int)BuildState.Cursor(_buffer[at..]);
        return new NetlinkRequest(_buffer.Slice(at, length), Names!, (int)(note >> 16), (int)(note & 0xffff));
    }

    private void Append(NetlinkRequest request, Span<byte> free, int length)
    {
        if (!request.Message.Overlaps(free, out int shift) || shift != 0)
            request.Message.CopyTo(free);
        free[length..WireFormat.Align(length)].Clear();
        // Without an ack a success would be silent, and the verdicts could not be counted.
        ushort flags = (ushort)(WireFormat.Read<ushort>(free, WireFormat.FlagsAt) | (ushort)NetlinkFlags.Ack);
        WireFormat.Write(free, WireFormat.FlagsAt, flags);
        Count++;
        WireFormat.Write(_buffer, _buffer.Length - (NoteSize * Count), ((uint)request.Set << 16) | (uint)request.AttributesAt);
        Names ??= request.Names;
        _end += WireFormat.Align(length);
    }
}
