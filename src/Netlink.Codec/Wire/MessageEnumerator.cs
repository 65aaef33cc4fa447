using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>Walks the messages of one datagram; for <c>foreach</c>.</summary>
/// <remarks>
/// It goes by <c>nlmsg_len</c> and stops where fewer than 16 bytes are left or a length does not fit: senders may leave
/// bytes behind the last message (iproute2's dump requests do).
/// </remarks>
public ref struct MessageEnumerator
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Walks <paramref name="datagram"/>.</summary>
    public MessageEnumerator(ReadOnlySpan<byte> datagram) => _rest = datagram;

    /// <summary>The message that <see cref="MoveNext"/> found.</summary>
    public NetlinkMessage Current { get; private set; }

    /// <summary>What has not been walked.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Goes to the next message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_rest.Length < WireFormat.HeaderSize)
            return false;
        uint length = WireFormat.Read<uint>(_rest, WireFormat.LengthAt);
        if (length < WireFormat.HeaderSize || length > (uint)_rest.Length)
            return false;
        Current = new NetlinkMessage(_rest[..(int)length]);
        _rest = _rest[Math.Min(WireFormat.Align((int)length), _rest.Length)..];
        return true;
    }

    /// <summary>The enumerator itself.</summary>
    public readonly MessageEnumerator GetEnumerator() => this;
}
