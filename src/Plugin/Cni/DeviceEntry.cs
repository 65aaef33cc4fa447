using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>One entry of the key <c>devices</c>. What is absent is empty.</summary>
/// <remarks>Values point into the document, or into the room they were decoded to.</remarks>
internal ref struct DeviceEntry
{
    /// <summary>Its place in the list.</summary>
    internal int Place { get; private init; }

    internal ReadOnlySpan<byte> Device { get; private set; }

    internal ReadOnlySpan<byte> Hwaddr { get; private set; }

    internal ReadOnlySpan<byte> Kernelpath { get; private set; }

    internal ReadOnlySpan<byte> PciBusId { get; private set; }

    /// <summary>Name in the container, as given.</summary>
    internal ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Whether it is an object.</summary>
    internal bool IsObject { get; private set; }

    /// <summary>The first key with a value that is no string; null: there is none.</summary>
    internal string? WrongKey { get; private set; }

    internal readonly bool Selects => !(Device.IsEmpty && Hwaddr.IsEmpty && Kernelpath.IsEmpty && PciBusId.IsEmpty);

    /// <summary>The key of the configuration, for messages: <c>devices[3]</c>, <c>devices[3].device</c>.</summary>
    internal static string Key(int place, string member = "") => member.Length == 0 ? $"\"devices[{place}]\"" : $"\"devices[{place}].{member}\"";

    /// <summary>Reads the value that comes next.</summary>
    internal static DeviceEntry Read(scoped ref JsonFields fields, int place)
    {
        var read = new DeviceEntry { Place = place, IsObject = fields.Kind == JsonKind.Object };
        if (!read.IsObject)
        {
            fields.Skip();
            return read;
        }
        fields.Enter();
        while (fields.NextMember(out JsonText key))
        {
            if (key.Matches("device"u8))
                read.Device = read.Text(ref fields, read.Device, "device");
            else if (key.Matches("hwaddr"u8))
                read.Hwaddr = read.Text(ref fields, read.Hwaddr, "hwaddr");
            else if (key.Matches("kernelpath"u8))
                read.Kernelpath = read.Text(ref fields, read.Kernelpath, "kernelpath");
            else if (key.Matches("pciBusID"u8))
                read.PciBusId = read.Text(ref fields, read.PciBusId, "pciBusID");
            else if (key.Matches("name"u8))
                read.Name = read.Text(ref fields, read.Name, "name");
            else
                fields.Skip();
        }
        return read;
    }

    private ReadOnlySpan<byte> Text(scoped ref JsonFields fields, ReadOnlySpan<byte> before, string key)
    {
        if (fields.Kind == JsonKind.Text)
            return fields.Text(before, "");
        if (fields.Kind != JsonKind.Null)
            WrongKey ??= key;
        fields.Skip();
        return before;
    }
}
