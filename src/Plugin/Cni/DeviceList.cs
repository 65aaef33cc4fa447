using HostDevice.Cni.Json;
using HostDevice.Devices;
using HostDevice.Move;

namespace HostDevice.Cni;

/// <summary>The key <c>devices</c>: several devices that move together. Read in place, each time it is asked.</summary>
/// <remarks>docs/decisions/008-several-devices.md</remarks>
internal readonly ref struct DeviceList(ReadOnlySpan<byte> json)
{
    /// <summary>Bytes for the strings with escapes of a usual list.</summary>
    internal const int TextRoom = 256;

    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>True when the configuration has no such key: one device, by the selector at the top level.</summary>
    internal bool IsNone => _json.IsEmpty;

    private bool IsArray => !IsNone && new JsonCursor(_json).Kind == JsonKind.Array;

    /// <summary>Walks the entries; a value that is no array has none.</summary>
    /// <param name="room">For strings with escapes.</param>
    internal Enumerator Entries(Span<byte> room) => new(IsArray ? _json : default, room);

    /// <summary>How many entries there are.</summary>
    internal int Count
    {
        get
        {
            int count = 0;
            Enumerator entries = Entries(stackalloc byte[TextRoom]);
            while (entries.MoveNext())
                count++;
            return count;
        }
    }

    /// <summary>The name on the host of an entry that has one.</summary>
    /// <param name="room">For strings with escapes.</param>
    internal ReadOnlySpan<byte> DeviceAt(int place, Span<byte> room)
    {
        Enumerator entries = Entries(room);
        while (entries.MoveNext())
        {
            if (entries.Current.Place == place)
                return entries.Current.Device;
        }
        return default;
    }

    /// <summary>Whether each entry says, in values of the right type, which device is meant. Nothing is looked up.</summary>
    /// <returns>Code 7, with the key at fault.</returns>
    internal CniError Check()
    {
        if (!IsArray)
            return Refuse("\"devices\" must be a list of objects");
        int count = 0;
        Enumerator entries = Entries(stackalloc byte[TextRoom]);
        while (entries.MoveNext())
        {
            count++;
            CniError refused = CheckEntry(entries.Current);
            if (refused.Failed)
                return refused;
        }
        if (count == 0)
            return Refuse("\"devices\" is empty: list at least one device");
        return count <= DeviceSet.MaxCount
            ? default
            : Refuse($"\"devices\" has {count} entries, but one call moves at most {DeviceSet.MaxCount} devices");
    }

    private static CniError CheckEntry(scoped DeviceEntry entry)
    {
        if (!entry.IsObject)
            return Refuse($"{DeviceEntry.Key(entry.Place)} must be an object");
        if (entry.WrongKey is { } wrong)
            return Refuse($"{DeviceEntry.Key(entry.Place, wrong)} must be a string");
        if (!entry.Selects)
            return Refuse($"{DeviceEntry.Key(entry.Place)} must have \"device\", \"hwaddr\", \"kernelpath\" or \"pciBusID\"");
        // The first one has its name from the runtime, whatever the list says.
        if (entry.Place == 0 || entry.Name.IsEmpty)
            return default;
        CniError refused = InterfaceName.TryParse(entry.Name, out _);
        // Some of the words are for the name that the runtime gives.
        return refused.Failed
            ? Refuse($"{DeviceEntry.Key(entry.Place, "name")} is {GoQuote.Quote(entry.Name)}: {refused.Msg.Replace(" in CNI_IFNAME", "", StringComparison.Ordinal)}")
            : default;
    }

    private static CniError Refuse(string msg) => new(CniErrorCode.InvalidConfig, msg);

    internal ref struct Enumerator
    {
        private readonly bool _isOpen;
        private JsonFields _fields;
        private int _place;

        internal Enumerator(ReadOnlySpan<byte> json, Span<byte> room)
        {
            _isOpen = !json.IsEmpty;
            if (!_isOpen)
                return;
            _fields = new JsonFields(json, room);
            _fields.Enter();
        }

        internal DeviceEntry Current { get; private set; }

        internal bool MoveNext()
        {
            if (!_isOpen || !_fields.NextElement())
                return false;
            Current = DeviceEntry.Read(ref _fields, _place++);
            return true;
        }
    }
}
