using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

public readonly ref partial struct MessageBuilder
{
    /// <summary>Opens a nest; what is put into the returned builder goes inside, until <see cref="EndNest"/>.</summary>
    public MessageBuilder BeginNest(ushort type) => OpenNest(type, 0, out _);

    /// <summary>Opens a nest that begins with a C structure, as a veth's peer does.</summary>
    public MessageBuilder BeginNest<THeader>(ushort type, in THeader header) where THeader : unmanaged
    {
        MessageBuilder nest = OpenNest(type, WireFormat.Align(Unsafe.SizeOf<THeader>()), out Span<byte> room);
        if (!room.IsEmpty)
        {
            room.Clear();
            MemoryMarshal.Write(room, in header);
        }
        return nest;
    }

    /// <summary>Opens a record of the row that this nest is: a structure whose first 16 bits are the record's length, then attributes.</summary>
    /// <param name="header">8 bytes or more, a multiple of 4; its length is filled in by <see cref="EndNest"/>.</param>
    public MessageBuilder BeginRecord<THeader>(in THeader header) where THeader : unmanaged
    {
        // A record has its length where an attribute has it, so that it is a nest with other bytes behind the length.
        const int Shared = WireFormat.AttributeHeaderSize;
        MessageBuilder record = OpenNest(0, Unsafe.SizeOf<THeader>() - Shared, out Span<byte> room);
        if (!room.IsEmpty)
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<THeader>(in header));
            bytes[2..Shared].CopyTo(_buffer[(record._start + 2)..]);
            bytes[Shared..].CopyTo(room);
        }
        return record;
    }

    /// <summary>Closes the nest. The innermost is closed first, each once.</summary>
    public void EndNest()
    {
        if (_buffer.Length < WireFormat.HeaderSize)
            return;
        uint cursor = BuildState.Cursor(_buffer);
        if (BuildState.IsPoisoned(cursor))
            return;
        int length = (int)cursor - _start;
        if (_start == 0 || BuildState.OpenNest(_buffer) != _start)
            BuildState.Fail(_buffer, NetlinkFault.WrittenOutOfOrder, OwnType());
        else if (length > ushort.MaxValue)
        {
            // The failure is the outer nest's: this one does not fit in it.
            WireFormat.Write(_buffer, WireFormat.PortIdAt, _outer);
            BuildState.Fail(_buffer, NetlinkFault.ValueTooLong, OwnType());
        }
        else
        {
            WireFormat.Write(_buffer, _start, (ushort)length);
            WireFormat.Write(_buffer, WireFormat.PortIdAt, _outer);
        }
    }

    private MessageBuilder OpenNest(ushort type, int header, out Span<byte> room)
    {
        room = Reserve((ushort)(type | WireFormat.Nested), header);
        if (_buffer.Length < WireFormat.HeaderSize || BuildState.IsPoisoned(BuildState.Cursor(_buffer)))
            return new MessageBuilder(_buffer, 0, _start);
        int start = (int)BuildState.Cursor(_buffer) - header - WireFormat.AttributeHeaderSize;
        WireFormat.Write(_buffer, WireFormat.PortIdAt, start);
        WireFormat.Write(_buffer, start, BuildState.DistanceOf(start, _start));
        return new MessageBuilder(_buffer, start, _start);
    }

    private ushort OwnType() => _start == 0 ? (ushort)0 : WireFormat.Read<ushort>(_buffer, _start + 2);
}
