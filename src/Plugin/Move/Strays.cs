using HostDevice.Devices;
using HostDevice.State;
using Netlink.Codec;

namespace HostDevice.Move;

/// <summary>Recorded devices that may be on the host under another name, healed together: see <see cref="SelfHeal"/>.</summary>
internal ref struct Strays
{
    /// <summary>Bytes that each needs: alias, altnames, and the key with its length before it.</summary>
    internal const int Room = DeviceSet.Room + KeyRoom;

    private const int KeyRoom = 1 + RecordStore.MaxKey;

    private readonly DeviceSet _devices;
    private readonly Span<byte> _keys;
    private int _count;

    /// <param name="devices">One for each record.</param>
    /// <param name="room"><see cref="Room"/> bytes for each.</param>
    internal Strays(Span<MovedDevice> devices, Span<byte> room)
    {
        int split = devices.Length * DeviceSet.Room;
        _devices = new DeviceSet(devices, room[..split]);
        _keys = room[split..];
    }

    internal readonly bool IsFull => _count == _devices.Count;

    /// <summary>Adds the device of this record, unless there is no such record.</summary>
    internal void TryAdd(scoped ReadOnlySpan<byte> key)
    {
        if (key.Length > RecordStore.MaxKey || !_devices.TryLoad(_count, key))
            return;
        Span<byte> place = _keys.Slice(_count * KeyRoom, KeyRoom);
        place[0] = (byte)key.Length;
        key.CopyTo(place[1..]);
        _count++;
    }

    /// <summary>Heals those that are on the host, in one <c>sendmsg</c>, and forgets those that are home then.</summary>
    /// <returns>The first failure; the others were tried all the same.</returns>
    internal readonly NetlinkError Heal(NetlinkSocket host)
    {
        NetlinkError first = default;
        int away = 0;
        for (int at = 0; at < _count; at++)
        {
            Device device = _devices[at].Device;
            NetlinkError error = DeviceFinder.FindByName(host, device.Name.Bytes, out int holder);
            first = first.Or(error);
            if (error.Failed)
                continue;
            // A name that is another device's says nothing: the record's own may still be away.
            _devices[at].IsDone = holder != 0 && MoveUndo.FindByNameAndAddress(host, device.Name, device.Address) != 0;
            if (holder != 0)
                continue;
            _devices[at].Inside = StrayMatch.Wanted;
            away++;
        }
        if (away > 0)
            first = first.Or(GiveNamesBack(host, away));
        for (int at = 0; at < _count; at++)
        {
            if (!_devices[at].IsDone)
                continue;
            MoveOut.Complete(host, _devices.Record(at));
            RecordStore.Remove(_keys.Slice((at * KeyRoom) + 1, _keys[at * KeyRoom]));
        }
        return first;
    }

    private readonly NetlinkError GiveNamesBack(NetlinkSocket host, int away)
    {
        var match = new StrayMatch(_devices, _count, away);
        NetlinkError error = LinkWalk.Run(host, ref match);
        if (error.Failed)
            return error;
        var batch = new NetlinkBatch(stackalloc byte[away * MoveRequests.Size]);
        for (int at = 0; at < _count; at++)
        {
            ref MovedDevice device = ref _devices[at];
            if (device.Inside <= 0)
                device.Inside = 0;
            else
                batch.Add(MoveRequests.GiveNameBack(batch.Free, device.Inside, device.Device.Name, _devices.Record(at).Alias));
        }
        if (batch.Count == 0)
            return default;
        BatchReplies replies = host.Execute(batch);
        for (int at = 0; at < _count; at++)
        {
            if (_devices[at].Inside == 0)
                continue;
            NetlinkError verdict = replies.Next();
            _devices[at].IsDone = !verdict.Failed;
            error = error.Or(verdict);
        }
        return error;
    }
}
