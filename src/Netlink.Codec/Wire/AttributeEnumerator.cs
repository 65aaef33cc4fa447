namespace Netlink.Codec;

/// <summary>One attribute as it lies in the message.</summary>
public readonly ref struct RawAttribute
{
    internal RawAttribute(ushort type, ReadOnlySpan<byte> payload, int offset)
    {
        Type = type;
        Payload = payload;
        Offset = offset;
    }

    /// <summary>Number within its set, without the flags of <c>nla_type</c>.</summary>
    public ushort Type { get; }

    /// <summary>The bytes after its header, padding left out.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Where its header begins, counted from the message's <c>nlmsghdr</c>.</summary>
    public int Offset { get; }
}

/// <summary>Walks attributes in the order of the message, unknown ones too. Stops at the first that does not add up.</summary>
public ref struct AttributeEnumerator
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _base;
    private int _next;

    internal AttributeEnumerator(ReadOnlySpan<byte> bytes, int @base)
    {
        _bytes = bytes;
        _base = @base;
    }

    /// <summary>The attribute that <see cref="MoveNext"/> found.</summary>
    public RawAttribute Current { get; private set; }

    /// <summary>The walk ended at bytes that are no attribute (<c>nla_len</c> below 4 or beyond the end).</summary>
    public bool IsMalformed { get; private set; }

    internal int Position => _base + _next;

    /// <summary>Goes to the next attribute.</summary>
    public bool MoveNext()
    {
        int left = _bytes.Length - _next;
        if (left < WireFormat.AttributeHeaderSize)
        {
            IsMalformed |= left > 0;
            return false;
        }
        int length = WireFormat.Read<ushort>(_bytes, _next);
        if (length < WireFormat.AttributeHeaderSize || length > left)
        {
            IsMalformed = true;
            return false;
        }
        int type = WireFormat.Read<ushort>(_bytes, _next + 2) & WireFormat.TypeMask;
        Current = new RawAttribute(
            (ushort)type,
            _bytes.Slice(_next + WireFormat.AttributeHeaderSize, length - WireFormat.AttributeHeaderSize),
            _base + _next);
        // Beyond the end when the last one's padding is missing: nothing is left then, either.
        _next += WireFormat.Align(length);
        return true;
    }
}
