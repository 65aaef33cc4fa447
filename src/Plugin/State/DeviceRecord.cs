using HostDevice.Devices;

namespace HostDevice.State;

/// <summary>What a move takes from a device and the alias cannot say: kept beside it, so that DEL can give it back.</summary>
/// <remarks>The alias stays the primary record: upstream reads and writes it too. A record that is lost costs only what it alone knows.</remarks>
internal ref struct DeviceRecord
{
    /// <summary>The device as it was on the host.</summary>
    internal Device Device;

    /// <summary>The alias it had there; empty for none.</summary>
    internal ReadOnlySpan<byte> Alias;

    /// <summary>Alternative names that had to be taken off it.</summary>
    internal AltnameList Altnames;

    /// <summary>Its name in the container; none for the first device of an attachment, whose key tells.</summary>
    internal InterfaceName IfName;

    /// <summary>How many devices the attachment has; the first one's record tells.</summary>
    internal int Count;
}
