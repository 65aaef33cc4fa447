using HostDevice.Cni;
using HostDevice.Native;

namespace HostDevice.Devices;

/// <summary>Chooses the link of a device from its <c>net</c> directory in sysfs.</summary>
internal static class NetDirectory
{
    /// <summary>Ports that are told apart; a device with more is refused all the same.</summary>
    private const int MaxPorts = 16;

    /// <summary>
    /// A single entry is the one, as upstream has it. Of several only those count that are no representors, not made on another of them, and
    /// not <c>lo</c>; more than one of those is an error, where upstream takes the first by name.
    /// </summary>
    /// <param name="directory">Path; a NUL must follow it in memory.</param>
    /// <param name="name">The link.</param>
    /// <returns>Upstream's words for a directory that is empty or cannot be read, or the list of those among which to choose.</returns>
    internal static CniError Choose(ReadOnlySpan<byte> directory, out InterfaceName name)
    {
        Span<NetPort> ports = stackalloc NetPort[MaxPorts];
        CniError failed = Look(directory, out name, out bool isOnly);
        if (failed.Failed || isOnly)
            return failed;
        failed = Collect(directory, ports, out int count);
        if (failed.Failed)
            return failed;
        ports = ports[..Math.Min(count, MaxPorts)];
        if (count <= MaxPorts)
            count = NetPort.KeepMasters(ref ports);
        if (count == 1)
            name = ports[0].Name;
        return count == 1 ? default : Undecided(directory, ports, count);
    }

    /// <summary>Finds out whether there is one entry, and its name.</summary>
    private static CniError Look(ReadOnlySpan<byte> directory, out InterfaceName name, out bool isOnly)
    {
        name = default;
        isOnly = false;
        int errno = DirectoryWalk.Open(directory, stackalloc byte[DirectoryWalk.Room], out DirectoryWalk walk);
        if (errno != 0)
            return Unreadable(directory, errno);
        using (walk)
        {
            if (!walk.MoveNext())
            {
                return walk.Failed != 0
                    ? Unreadable(directory, walk.Failed)
                    : CniError.Internal($"failed to find network device in path {ByteText.Of(directory)}");
            }
            // A file that can be no link stays without a name, and the look-up of that name finds nothing.
            InterfaceName.TryCopy(walk.Name, out name);
            isOnly = !walk.MoveNext();
        }
        return default;
    }

    /// <summary>Gathers the ports in the order of their names.</summary>
    private static CniError Collect(ReadOnlySpan<byte> directory, Span<NetPort> ports, out int count)
    {
        count = 0;
        int errno = DirectoryWalk.Open(directory, stackalloc byte[DirectoryWalk.Room], out DirectoryWalk walk);
        if (errno != 0)
            return Unreadable(directory, errno);
        using (walk)
        {
            while (walk.MoveNext())
            {
                if (walk.Name.SequenceEqual("lo"u8) || !InterfaceName.TryCopy(walk.Name, out InterfaceName name)
                    || !NetPort.TryRead(directory, name, out NetPort port))
                    continue;
                if (count < ports.Length)
                    NetPort.Insert(ports[..(count + 1)], port);
                count++;
            }
            errno = walk.Failed;
        }
        return errno == 0 ? default : Unreadable(directory, errno);
    }

    private static CniError Undecided(ReadOnlySpan<byte> directory, ReadOnlySpan<NetPort> ports, int count)
    {
        string path = ByteText.Of(directory);
        if (count == 0)
            return CniError.Internal($"{path} has network devices, but all of them stand for functions of the device (representors)");
        var list = new NameList();
        foreach (NetPort port in ports)
            list.Add(port.Name);
        list.AddMore(count - ports.Length);
        return CniError.Internal($"{path} has several network devices: {list.Text}; say which one by \"device\" or \"hwaddr\"");
    }

    private static CniError Unreadable(ReadOnlySpan<byte> directory, int errno)
    {
        string path = ByteText.Of(directory);
        return CniError.Internal($"failed to read directory {path}: {GoQuote.Quote($"open {path}: {Errno.Text(errno)}")}");
    }
}
