namespace HostDevice.Devices;

/// <summary>One of several links in a device's <c>net</c> directory.</summary>
/// <param name="Name">As the directory has it.</param>
/// <param name="Index"><c>ifindex</c>, 0 if it is not told.</param>
/// <param name="Below"><c>iflink</c>: the link that this one is made on, or itself.</param>
internal readonly record struct NetPort(InterfaceName Name, int Index, int Below)
{
    /// <summary>Reads what sysfs tells of an entry. False: it is a representor.</summary>
    /// <param name="directory">The <c>net</c> directory.</param>
    /// <param name="name">An entry of it.</param>
    /// <param name="port">What was read.</param>
    /// <remarks>phys_port_name and phys_switch_id wait for RTNL where a driver has them; so this is for directories with several entries.</remarks>
    internal static bool TryRead(ReadOnlySpan<byte> directory, InterfaceName name, out NetPort port)
    {
        Span<byte> room = stackalloc byte[64];
        port = new NetPort(
            name, SysfsAttribute.Number(directory, name.Bytes, "/ifindex"u8), SysfsAttribute.Number(directory, name.Bytes, "/iflink"u8));
        if (!SysfsAttribute.TryRead(directory, name.Bytes, "/phys_port_name"u8, room, out ReadOnlySpan<byte> physical))
            return true;
        if (RepresentorName.IsOfFunction(physical))
            return false;
        bool isNumber = RepresentorName.IsNumber(physical);
        return !(isNumber && SysfsAttribute.TryRead(directory, name.Bytes, "/phys_switch_id"u8, room, out ReadOnlySpan<byte> id) && !id.IsEmpty);
    }

    /// <summary>Puts a port into its place by name.</summary>
    /// <param name="ports">Ordered but for the last place, which is free.</param>
    internal static void Insert(Span<NetPort> ports, NetPort port)
    {
        int at = ports.Length - 1;
        while (at > 0 && port.Name.Bytes.SequenceCompareTo(ports[at - 1].Name.Bytes) < 0)
        {
            ports[at] = ports[at - 1];
            at--;
        }
        ports[at] = port;
    }

    /// <summary>Leaves out those that are made on another one, such as the child interfaces of IP over InfiniBand.</summary>
    /// <returns>How many are left.</returns>
    internal static int KeepMasters(ref Span<NetPort> ports)
    {
        Span<bool> isMade = stackalloc bool[ports.Length];
        for (int i = 0; i < ports.Length; i++)
            isMade[i] = ports[i].IsMadeOnOneOf(ports);
        int kept = 0;
        for (int i = 0; i < ports.Length; i++)
        {
            if (!isMade[i])
                ports[kept++] = ports[i];
        }
        ports = ports[..kept];
        return kept;
    }

    private bool IsMadeOnOneOf(ReadOnlySpan<NetPort> ports)
    {
        foreach (NetPort other in ports)
        {
            // A pair such as veth is no such case: each end says that it is made on the other.
            if (Below != 0 && Below != Index && other.Index == Below && other.Below != Index)
                return true;
        }
        return false;
    }
}
