using HostDevice.Cni;
using HostDevice.Devices;
using Netlink.Codec;

namespace HostDevice.Move;

/// <summary>Finds the devices that a configuration means: the one of its selector, or those of its list.</summary>
internal static class DeviceSearch
{
    /// <summary>Finds them, to be moved: see <see cref="SelfHeal.Find"/>.</summary>
    /// <param name="host">Socket in the host's namespace.</param>
    /// <param name="config">May have a list.</param>
    /// <param name="selector">What it has else.</param>
    /// <param name="devices">As many as the configuration means.</param>
    internal static CniError Find(NetlinkSocket host, in CniConfig config, DeviceSelector selector, DeviceSet devices)
        => config.Devices.IsNone ? SelfHeal.Find(host, selector, out devices[0].Device) : FindAll(host, config.Devices, devices, heals: true);

    /// <summary>Looks whether all devices of a list are there, and changes nothing.</summary>
    internal static CniError Look(NetlinkSocket host, DeviceList list)
    {
        int count = list.Count;
        return FindAll(host, list, new DeviceSet(stackalloc MovedDevice[count], default), heals: false);
    }

    /// <summary>Finds the devices of a list.</summary>
    /// <returns>The first that cannot be found, or means the same device as one before it; in any case the key at fault.</returns>
    private static CniError FindAll(NetlinkSocket host, DeviceList list, DeviceSet devices, bool heals)
    {
        DeviceList.Enumerator entries = list.Entries(stackalloc byte[DeviceList.TextRoom]);
        while (entries.MoveNext())
        {
            int place = entries.Current.Place;
            CniError failed = DeviceSelector.Resolve(entries.Current, out DeviceSelector selector);
            if (!failed.Failed && selector.IsForUserSpace)
                failed = new(CniErrorCode.InvalidConfig, "the device is driven by a program (DPDK), so there is no link to move with others");
            if (!failed.Failed)
                failed = heals ? SelfHeal.Find(host, selector, out devices[place].Device) : DeviceFinder.Find(host, selector, out devices[place].Device);
            if (failed.Failed)
                return new(failed.Code, $"{DeviceEntry.Key(place, selector.Key)}: {failed.Msg}", failed.Details);
            for (int other = 0; other < place; other++)
            {
                if (devices[other].Device.Index != devices[place].Device.Index)
                    continue;
                string name = GoQuote.Quote(devices[place].Device.Name.Bytes);
                return new(CniErrorCode.InvalidConfig, $"{DeviceEntry.Key(place, selector.Key)} is the device {name}, as {DeviceEntry.Key(other)} is");
            }
        }
        return default;
    }
}
