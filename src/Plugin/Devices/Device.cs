namespace HostDevice.Devices;

/// <summary>A link as it was found, before anything was done to it.</summary>
/// <param name="Index">ifindex in the namespace where it was found.</param>
/// <param name="Name">Primary name, whatever name led to it: DEL gives back this one.</param>
/// <param name="Address">Hardware address.</param>
/// <param name="IsUp">Administratively up.</param>
internal readonly record struct Device(int Index, InterfaceName Name, LinkAddress Address, bool IsUp)
{
    /// <summary>A device that a program drives from user space (DPDK): nothing to move, no address to report.</summary>
    internal static Device InUserSpace => new(0, default, LinkAddress.None, false);

    /// <summary>Whether <c>/sys/class/net</c> is known to show it under its name: see <see cref="SysfsLink.Shows"/>.</summary>
    internal bool IsInSysfs { get; init; }

    /// <summary>Whether there is a link to move.</summary>
    internal bool HasLink => Index != 0;
}
