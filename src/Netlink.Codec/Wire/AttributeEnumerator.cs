using System.Runtime.CompilerServices;

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

    /// <summary>Where the current attribute begins, and its <c>nla_len</c>; 0 before the first.</summary>
    private int _at;
    private int _length;

    internal AttributeEnumerator(ReadOnlySpan<byte> bytes, int @base)
    {
        _bytes = bytes;
        _base = @base;
    }

    /// <summary>A walk that breaks off at its first step.</summary>
    internal static AttributeEnumerator Broken(int offset) => new("\0"u8, offset);

    /// <summary>The attribute that <see cref="MoveNext"/> found.</summary>
    public readonly RawAttribute Current
        => _length == 0 ? default : new(
            CurrentType,
            _bytes.Slice(_at + WireFormat.AttributeHeaderSize, _length - WireFormat.AttributeHeaderSize),
            _base + _at);

    /// <summary>The walk ended at bytes that are no attribute (<c>nla_len</c> below 4 or beyond the end).</summary>
    public bool IsMalformed { get; private set; }

    internal readonly ushort CurrentType
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (ushort)(WireFormat.Read<ushort>(_bytes, _at + 2) & WireFormat.TypeMask);
    }

    internal readonly int Position => _base + Next;

    /// <summary>Beyond the end where the last one's padding is missing: nothing is left then, either.</summary>
    private readonly int Next => _at + WireFormat.Align(_length);

    /// <summary>Goes to the next attribute.</summary>
    // Inlined, also where code is compiled for size: a look-up spends its time here, and the walk stays in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        int next = Next;
        int left = _bytes.Length - next;
        if (left < WireFormat.AttributeHeaderSize)
        {
            IsMalformed |= left > 0;
            return false;
        }
        int length = WireFormat.Read<ushort>(_bytes, next);
        if (length < WireFormat.AttributeHeaderSize || length > left)
        {
            IsMalformed = true;
            return false;
        }
        _at = next;
        _length = length;
        return true;
    }
}
