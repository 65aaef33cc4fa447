using HostDevice.Devices;

namespace HostDevice.Move;

/// <summary>One of the devices that a call is about: what it was on the host, and where it is now.</summary>
internal struct MovedDevice
{
    /// <summary>As it was on the host.</summary>
    internal Device Device;

    /// <summary>The name that ADD gives it in the container.</summary>
    internal InterfaceName IfName;

    /// <summary>Its name in the container now; no name: it is not there.</summary>
    internal InterfaceName Current;

    /// <summary>The name it bears between rename and move, see <see cref="PivotName"/>; no name: there is no rename.</summary>
    internal InterfaceName Pivot;

    /// <summary>Its index in the container; 0: it is not there, or is to stay.</summary>
    internal int Inside;

    /// <summary>The index to ask for on the host; 0: whatever is free.</summary>
    internal int NewIndex;

    /// <summary>Bytes of the alias that it had on the host.</summary>
    internal int AliasLength;

    /// <summary>Bytes of the list of altnames that are taken off it.</summary>
    internal int AltnamesLength;

    /// <summary>Where its part of what <see cref="HostNetwork"/> keeps ends.</summary>
    internal int NetworkEnd;

    /// <summary>Whether there is a record of it.</summary>
    internal bool IsRecorded;

    /// <summary>ADD: the kernel has moved it, whole. DEL and undo: it is home.</summary>
    internal bool IsDone;
}
