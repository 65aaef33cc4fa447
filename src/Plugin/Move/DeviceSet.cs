using HostDevice.Devices;
using HostDevice.State;

namespace HostDevice.Move;

/// <summary>
/// The devices of one attachment, which move together: one, unless the configuration lists <c>devices</c>. The first one bears CNI_IFNAME.
/// </summary>
/// <remarks>All of it lies in the caller's memory; copies of this value are the same set.</remarks>
internal readonly ref struct DeviceSet
{
    /// <summary>Devices that one call moves at most: two requests for each on the way home are half of what one batch takes.</summary>
    internal const int MaxCount = 32;

    /// <summary>Bytes that each device needs for alias and altnames.</summary>
    internal const int Room = InterfaceAlias.MaxLength + AltnameList.Room;

    private readonly Span<MovedDevice> _devices;
    private readonly Span<byte> _room;

    /// <summary>Makes a set of devices of which nothing is known yet.</summary>
    /// <param name="devices">One for each device.</param>
    /// <param name="room"><see cref="Room"/> bytes for each; none where records are of no concern.</param>
    internal DeviceSet(Span<MovedDevice> devices, Span<byte> room)
    {
        devices.Clear();
        _devices = devices;
        _room = room;
    }

    private DeviceSet(DeviceSet all, int at)
    {
        _devices = all._devices.Slice(at, 1);
        _room = all._room.Slice(at * Room, Room);
    }

    internal int Count => _devices.Length;

    internal ref MovedDevice this[int at] => ref _devices[at];

    /// <summary>A set of one, the same device as in this set.</summary>
    internal DeviceSet Only(int at) => new(this, at);

    /// <summary>Room for the alias of a device: <see cref="InterfaceAlias.MaxLength"/> bytes.</summary>
    internal Span<byte> Alias(int at) => _room.Slice(at * Room, InterfaceAlias.MaxLength);

    /// <summary>Room for its altnames.</summary>
    internal Span<byte> Altnames(int at) => _room.Slice((at * Room) + InterfaceAlias.MaxLength, AltnameList.Room);

    /// <summary>What it takes to give the device back as it was.</summary>
    internal DeviceRecord Record(int at) => new()
    {
        Device = _devices[at].Device,
        Alias = Alias(at)[.._devices[at].AliasLength],
        Altnames = new AltnameList(Altnames(at), _devices[at].AltnamesLength),
        // The first one's key tells its name.
        IfName = at == 0 ? default : _devices[at].IfName,
        Count = at == 0 ? Count : 1,
    };

    /// <summary>Reads a device's record into this set; false: there is none.</summary>
    internal bool TryLoad(int at, scoped ReadOnlySpan<byte> key)
    {
        bool isLoaded = RecordStore.TryLoad(key, Alias(at), Altnames(at), out DeviceRecord record);
        if (isLoaded)
            Keep(at, record);
        _devices[at].IsRecorded = isLoaded;
        return isLoaded;
    }

    /// <summary>Notes what a device was like; <see cref="Record"/> gives it back.</summary>
    /// <param name="record">Its alias and altnames may lie in this set already.</param>
    internal void Keep(int at, scoped DeviceRecord record)
    {
        ref MovedDevice device = ref _devices[at];
        device.Device = record.Device;
        record.Alias.CopyTo(Alias(at));
        device.AliasLength = record.Alias.Length;
        record.Altnames.Bytes.CopyTo(Altnames(at));
        device.AltnamesLength = record.Altnames.Bytes.Length;
        // The first one has its name from CNI_IFNAME.
        if (!record.IfName.IsEmpty)
            device.IfName = record.IfName;
    }

    /// <summary>Notes an altname that is to be taken off the device; false when there is no more room.</summary>
    internal bool TryAddAltname(int at, scoped ReadOnlySpan<byte> name)
    {
        var names = new AltnameList(Altnames(at), _devices[at].AltnamesLength);
        bool fits = names.TryAdd(name);
        _devices[at].AltnamesLength = names.Bytes.Length;
        return fits;
    }

    /// <summary>Writes the records of all, the first one first: it tells how many there are.</summary>
    /// <param name="containerId">With the first name the key.</param>
    /// <returns>0, or the errno of the first that could not be written and has altnames, which only a record can give back.</returns>
    internal int Save(ReadOnlySpan<byte> containerId)
    {
        int first = 0;
        for (int at = 0; at < Count; at++)
        {
            int errno = RecordStore.Save(containerId, _devices[0].IfName, at, Record(at));
            if (first == 0 && _devices[at].AltnamesLength > 0)
                first = errno;
        }
        return first;
    }

    /// <summary>Removes the records of all, the first one last: a kill before that leaves the others within reach.</summary>
    internal void Forget(ReadOnlySpan<byte> containerId)
    {
        for (int at = Count - 1; at >= 0; at--)
            RecordStore.Remove(containerId, _devices[0].IfName, at);
    }
}
