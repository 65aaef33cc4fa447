using HostDevice.Devices;

namespace HostDevice.State;

/// <summary>A record that was found by what it says, not by its key.</summary>
internal ref struct FoundRecord(Span<byte> room)
{
    /// <summary>Bytes it needs: alias, altnames, key.</summary>
    internal const int Room = InterfaceAlias.MaxLength + AltnameList.Room + RecordStore.MaxKey;

    private readonly Span<byte> _room = room;
    private int _keyLength;

    /// <summary>What the record says; points into the room.</summary>
    internal DeviceRecord Record;

    /// <summary>See <see cref="RecordStore.Attachment"/>.</summary>
    internal readonly ReadOnlySpan<byte> Attachment => RecordStore.Attachment(Key[.._keyLength]);

    private readonly Span<byte> Key => _room[(InterfaceAlias.MaxLength + AltnameList.Room)..];

    /// <summary>Finds the record of a device by its name on the host and its address; both must agree.</summary>
    internal bool Load(InterfaceName name, LinkAddress address)
    {
        using RecordWalk walk = RecordStore.Walk(stackalloc byte[RecordWalk.Room]);
        while (walk.MoveNext())
        {
            if (Load(walk.Key) && Record.Device.Name == name && Record.Device.Address == address)
                return true;
        }
        return false;
    }

    private bool Load(scoped ReadOnlySpan<byte> key)
    {
        if (key.Length > RecordStore.MaxKey)
            return false;
        key.CopyTo(Key);
        _keyLength = key.Length;
        return RecordStore.TryLoad(key, _room[..InterfaceAlias.MaxLength], _room.Slice(InterfaceAlias.MaxLength, AltnameList.Room), out Record);
    }
}
