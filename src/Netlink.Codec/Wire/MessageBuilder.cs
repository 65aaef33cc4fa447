using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

/// <summary>Writes one message, or one nest of it, into the caller's buffer. Allocates nothing and never throws.</summary>
/// <remarks>
/// The first failure (buffer full, value too long, nests closed out of order) sticks, names its attribute and is reported by
/// <see cref="Finish"/>; until then puts are silently dropped. Emitted builders wrap this type, one line an attribute.
/// </remarks>
public readonly ref partial struct MessageBuilder
{
    private readonly Span<byte> _buffer;

    /// <summary>A nest: where its attribute header is, which no other nest of the message shares. The message itself: 0.</summary>
    private readonly int _start;

    /// <summary>A nest: the start of the one around it. The message itself: where its attributes begin.</summary>
    private readonly int _outer;

    private MessageBuilder(Span<byte> buffer, int start, int outer)
    {
        _buffer = buffer;
        _start = start;
        _outer = outer;
    }

    /// <summary>Begins a request: message header and fixed header, all other fields zero.</summary>
    /// <param name="buffer">Where the message goes, from its first byte. Longer is fine; too short is reported at the end.</param>
    /// <param name="type"><c>nlmsg_type</c>.</param>
    /// <param name="flags"><c>nlmsg_flags</c>; <see cref="NetlinkFlags.Request"/> is added.</param>
    /// <param name="fixedHeader">Size of the family's own header in bytes, 0 for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MessageBuilder Begin(Span<byte> buffer, ushort type, NetlinkFlags flags, int fixedHeader)
    {
        // Inlined, the sizes are constants: one vector store clears the headers.
        int attributes = WireFormat.HeaderSize + WireFormat.Align(fixedHeader);
        if (buffer.Length >= attributes)
        {
            buffer[..attributes].Clear();
            WriteHeader(buffer, type, flags, fixedHeader);
        }
        else
            BeginWithoutRoom(buffer, type, flags, fixedHeader);
        return new MessageBuilder(buffer, 0, attributes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteHeader(Span<byte> buffer, ushort type, NetlinkFlags flags, int fixedHeader)
    {
        WireFormat.Write(buffer, WireFormat.LengthAt, WireFormat.HeaderSize + WireFormat.Align(fixedHeader));
        WireFormat.Write(buffer, WireFormat.TypeAt, type);
        WireFormat.Write(buffer, WireFormat.FlagsAt, (ushort)(flags | NetlinkFlags.Request));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BeginWithoutRoom(Span<byte> buffer, ushort type, NetlinkFlags flags, int fixedHeader)
    {
        buffer.Clear();
        if (buffer.Length < WireFormat.HeaderSize)
            return;
        WriteHeader(buffer, type, flags, fixedHeader);
        BuildState.Fail(buffer, NetlinkFault.BufferTooSmall, 0);
    }

    /// <summary>Ends the message.</summary>
    /// <param name="names">The family's names, for errors.</param>
    /// <param name="set">Id of the operation's attribute set in <paramref name="names"/>.</param>
    /// <returns>The bytes to send, or the first failure.</returns>
    public NetlinkRequest Finish(AttributeNames names, int set)
    {
        if (_buffer.Length < WireFormat.HeaderSize)
            return new NetlinkRequest(new NetlinkError(NetlinkFault.BufferTooSmall));
        if (BuildState.OpenNest(_buffer) != 0)
            BuildState.Fail(_buffer, NetlinkFault.NestLeftOpen, 0);
        uint cursor = BuildState.Cursor(_buffer);
        if (BuildState.IsPoisoned(cursor))
            return new NetlinkRequest(BuildError(cursor, names, set));
        return new NetlinkRequest(_buffer[..(int)cursor], names, set, _outer);
    }

    private NetlinkError BuildError(uint cursor, AttributeNames names, int set)
    {
        ushort type = BuildState.AttributeOf(cursor);
        NetlinkFault fault = BuildState.FaultOf(cursor);
        if (type == 0)
            return new NetlinkError(fault);
        // Written out of order: which nest the writer belongs to is not known any more.
        if (fault != NetlinkFault.WrittenOutOfOrder)
            set = AttributePath.OpenSet(_buffer, _outer, names, set);
        AttributeInfo attribute = names.Find(set, type);
        return new NetlinkError(fault, attributeType: type, attribute: attribute.Name, text: fault == NetlinkFault.OutOfRange ? attribute.Limit : null);
    }

    /// <summary>Room for one attribute's payload, its header written; empty when it does not fit or is not this nest's turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(ushort type, int length)
    {
        Span<byte> buffer = _buffer;
        if (buffer.Length < WireFormat.HeaderSize)
            return default;
        uint cursor = BuildState.Cursor(buffer);
        int start = WireFormat.Align((int)cursor);
        int end = start + WireFormat.AttributeHeaderSize + WireFormat.Align(length);
        if (BuildState.IsPoisoned(cursor) || (uint)length > WireFormat.MaxPayload || (uint)end > (uint)buffer.Length
            || BuildState.OpenNest(buffer) != _start)
            return Refuse(type, length);

        // From here on everything lies within [start, end), which lies within the buffer: bounds are not checked again.
        ref byte message = ref MemoryMarshal.GetReference(buffer);
        ref byte header = ref Unsafe.Add(ref message, start);
        if ((length & 3) != 0)
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref message, end - 4), 0);
        Unsafe.WriteUnaligned(ref header, (ushort)(WireFormat.AttributeHeaderSize + length));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref header, 2), type);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref message, WireFormat.LengthAt), end);
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref header, WireFormat.AttributeHeaderSize), length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<byte> Refuse(ushort type, int length)
    {
        NetlinkFault fault =
            (uint)length > WireFormat.MaxPayload ? NetlinkFault.ValueTooLong
            : BuildState.OpenNest(_buffer) != _start ? NetlinkFault.WrittenOutOfOrder
            : NetlinkFault.BufferTooSmall;
        BuildState.Fail(_buffer, fault, type);
        return default;
    }
}
