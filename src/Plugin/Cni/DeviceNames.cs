using System.Buffers.Text;
using HostDevice.Devices;
using HostDevice.Move;

namespace HostDevice.Cni;

/// <summary>
/// The names of an attachment's devices in the container: CNI_IFNAME for the first; for each other its <c>name</c>, or else CNI_IFNAME, a
/// dash and its place in the list: <c>net1-1</c>, <c>net1-2</c>.
/// </summary>
internal static class DeviceNames
{
    /// <summary>Names all of them, as far as it can be done: DEL needs those too.</summary>
    /// <param name="list">None: there is one device.</param>
    /// <param name="ifName">CNI_IFNAME.</param>
    /// <param name="devices">Get the names.</param>
    /// <returns>Code 7 for the first name that cannot be: too long, or another device's.</returns>
    internal static CniError Fill(DeviceList list, InterfaceName ifName, DeviceSet devices)
    {
        devices[0].IfName = ifName;
        CniError first = default;
        DeviceList.Enumerator entries = list.Entries(stackalloc byte[DeviceList.TextRoom]);
        while (entries.MoveNext() && entries.Current.Place < devices.Count)
        {
            DeviceEntry entry = entries.Current;
            if (entry.Place == 0)
                continue;
            devices[entry.Place].IfName = NameOf(entry, ifName);
            if (!first.Failed)
                first = Check(entry.Place, ifName, devices);
        }
        return first;
    }

    private static InterfaceName NameOf(scoped DeviceEntry entry, InterfaceName ifName)
    {
        Span<byte> text = stackalloc byte[InterfaceName.MaxLength + 12];
        InterfaceName name;
        if (!entry.Name.IsEmpty)
        {
            InterfaceName.TryCopy(entry.Name, out name);
            return name;
        }
        int length = ifName.Bytes.Length;
        ifName.Bytes.CopyTo(text);
        text[length++] = (byte)'-';
        Utf8Formatter.TryFormat(entry.Place, text[length..], out int digits);
        InterfaceName.TryCopy(text[..(length + digits)], out name);
        return name;
    }

    private static CniError Check(int place, InterfaceName ifName, DeviceSet devices)
    {
        InterfaceName name = devices[place].IfName;
        if (name.IsEmpty)
            return new(CniErrorCode.InvalidConfig,
                $"{DeviceEntry.Key(place, "name")} is missing, and CNI_IFNAME with the number, \"{ifName}-{place}\", is too long: give the device a name");
        for (int other = 0; other < place; other++)
        {
            if (devices[other].IfName == name)
                return new(CniErrorCode.InvalidConfig,
                    $"{DeviceEntry.Key(place)} is to be called {GoQuote.Quote(name.Bytes)} in the container, as {DeviceEntry.Key(other)}: give it another \"name\"");
        }
        return default;
    }
}
