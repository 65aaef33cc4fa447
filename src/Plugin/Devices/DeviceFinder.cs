using HostDevice.Cni;
using Netlink.Codec;

namespace HostDevice.Devices;

/// <summary>Finds the device that a configuration means, without RTNL where the selector allows.</summary>
internal static class DeviceFinder
{
    private const string Prefix = "failed to find host device: ";

    /// <summary><c>IFF_UP</c> of <c>linux/if.h</c>.</summary>
    private const ushort Up = 1;

    /// <summary>Finds the device on the host.</summary>
    /// <param name="host">Socket in the host's namespace.</param>
    /// <param name="selector">What to look for.</param>
    /// <param name="device">The link, with its primary name; <see cref="Device.InUserSpace"/> in DPDK mode.</param>
    /// <returns>Upstream's words for a selector that is wrong or finds nothing.</returns>
    internal static CniError Find(NetlinkSocket host, DeviceSelector selector, out Device device)
    {
        device = Device.InUserSpace;
        if (selector.IsForUserSpace)
            return default;
        CniError failed = FindIndex(host, selector, out int index);
        return failed.Failed ? failed : Describe(host, index, out device);
    }

    /// <summary>Finds a link by name or altname of any length; 0 when there is none.</summary>
    internal static NetlinkError FindByName(NetlinkSocket socket, ReadOnlySpan<byte> name, out int index)
    {
        if (name.Length > NetlinkSocket.MaxLinkName)
            return LinkQuery.ByName(socket, name, out index);
        NetlinkError error = socket.FindLink(name, out index);
        // No CAP_NET_RAW, or a kernel without SO_BINDTOIFINDEX: the slow way always works.
        return error.Failed ? LinkQuery.ByName(socket, name, out index) : default;
    }

    /// <summary>Reads what the move and its undo need to know of a link.</summary>
    internal static CniError Describe(NetlinkSocket socket, int index, out Device device)
    {
        device = default;
        Span<byte> bytes = stackalloc byte[InterfaceName.MaxLength + 1];
        NetlinkError error = socket.GetLinkName(index, bytes, out int length);
        if (error.Failed || !InterfaceName.TryCopy(bytes[..length], out InterfaceName name))
            return CniError.Internal(Prefix + "Link not found", error.ToString());
        error = LinkAddress.Read(socket, name.Bytes, out LinkAddress address);
        NetlinkError later = socket.GetLinkFlags(name.Bytes, out ushort flags);
        error = error.Or(later);
        if (error.Failed)
            return CniError.Internal(Prefix + error);
        device = new Device(index, name, address, (flags & Up) != 0);
        return default;
    }

    private static CniError FindIndex(NetlinkSocket host, DeviceSelector selector, out int index)
    {
        NetPort port;
        switch (selector.Kind)
        {
            case SelectorKind.Name:
                return Verdict(FindByName(host, selector.Value, out index), index, "Link not found");
            case SelectorKind.HardwareAddress:
                return ByHardwareAddress(host, selector.Value, out index);
            case SelectorKind.KernelPath:
                return BySysfs(host, SysfsNet.UnderKernelPath(selector.Value, out port), port, out index);
            case SelectorKind.PciAddress:
                return BySysfs(host, SysfsNet.UnderPciDevice(selector.Value, out port), port, out index);
            case SelectorKind.AuxiliaryDevice:
                return BySysfs(host, SysfsNet.UnderAuxiliaryDevice(selector.Value, out port), port, out index);
            default:
                index = 0;
                return CniError.Internal("specify either \"device\", \"hwaddr\", \"kernelpath\" or \"pciBusID\"");
        }
    }

    private static CniError ByHardwareAddress(NetlinkSocket host, ReadOnlySpan<byte> text, out int index)
    {
        index = 0;
        Span<byte> address = stackalloc byte[HardwareAddressText.MaxLength];
        if (!HardwareAddressText.TryParse(text, address, out int length))
        {
            string quoted = ByteText.Of(text);
            return CniError.Internal($"{Prefix}failed to parse MAC address {GoQuote.Quote(quoted)}: address {quoted}: invalid MAC address");
        }
        // Zeros are no address but the lack of one: upstream reads none off lo.
        if (!address[..length].ContainsAnyExcept((byte)0))
            return CniError.Internal(Prefix + "failed to find physical interface");
        if (AddressWalk.TryFindOnly(host, address[..length], out index))
            return default;
        var match = new AddressMatch(address[..length], stackalloc AddressMatch.Found[AddressMatch.MaxLinks]);
        NetlinkError error = LinkWalk.Run(host, ref match);
        if (!error.Failed && !match.TryDecide(out index))
            return CniError.Internal($"{Prefix}several links have the address {ByteText.Of(text)}: {match.List()}; say which one by \"device\"");
        return Verdict(error, index, "failed to find physical interface");
    }

    private static CniError BySysfs(NetlinkSocket host, CniError failed, in NetPort port, out int index)
    {
        index = 0;
        if (failed.Failed)
            return CniError.Internal(Prefix + failed.Msg, failed.Details);
        failed = Verdict(FindByName(host, port.Name.Bytes, out index), index, "Link not found");
        // sysfs shows the namespace of whoever mounted it: then a link of that name here is another one.
        if (!failed.Failed && port.Index != 0 && port.Index != index)
        {
            string name = GoQuote.Quote(port.Name.Bytes);
            return CniError.Internal($"{Prefix}{name} in /sys has index {port.Index}, but {index} here: /sys is of another network namespace");
        }
        return failed;
    }

    private static CniError Verdict(NetlinkError error, int found, string absent)
        => error.Failed ? CniError.Internal(Prefix + error)
            : found == 0 ? CniError.Internal(Prefix + absent)
            : default;
}
