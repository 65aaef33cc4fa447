using HostDevice.Devices;
using HostDevice.Ipam;
using HostDevice.Move;
using Netlink.Codec;

namespace HostDevice.Cni;

/// <summary>CHECK: what ADD reported is in the container. What others have added since is no fault.</summary>
internal static class CheckCommand
{
    private const int TextRoom = 1024;

    /// <summary>Runs the command; nothing is written on success.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config)
    {
        CniError failed = DeviceSelector.Resolve(config, out DeviceSelector selector);
        if (failed.Failed)
            return failed;
        failed = NamespacePair.Open(environment.Netns, environment.MayStayInOwnNetns, out NamespacePair spaces);
        if (failed.Failed)
            return failed;
        using (spaces)
        {
            failed = IpamCalls.Forward(environment, config, CniCommand.Check);
            if (failed.Failed)
                return failed;
            if (selector.IsForUserSpace)
                return PrevResult.CheckReadable(config, stackalloc byte[TextRoom]);
            failed = PrevResult.Read(environment, config, stackalloc byte[TextRoom], out PrevResult expected);
            if (!failed.Failed)
                failed = Compare(spaces.Container, environment.IfName, expected, config.UseInterfaceNetwork);
            return failed.Failed || config.Devices.IsNone ? failed : CompareOthers(environment, config, spaces.Container, expected);
        }
    }

    /// <summary>The devices behind the first one: addresses and routes are not theirs.</summary>
    private static CniError CompareOthers(in CniEnvironment environment, in CniConfig config, NetlinkSocket container, in PrevResult first)
    {
        int count = config.Devices.Count;
        var devices = new DeviceSet(stackalloc MovedDevice[count], default);
        CniError failed = DeviceNames.Fill(config.Devices, environment.IfName, devices);
        Span<byte> room = stackalloc byte[TextRoom];
        for (int at = 1; at < count && !failed.Failed; at++)
        {
            InterfaceName name = devices[at].IfName;
            failed = first.Other(name, environment.Netns, room, out PrevResult expected);
            if (!failed.Failed)
                failed = Compare(container, name, expected, hasCopies: false);
        }
        return failed;
    }

    private static CniError Compare(NetlinkSocket container, InterfaceName ifName, in PrevResult expected, bool hasCopies)
    {
        NetlinkError error = DeviceFinder.FindByName(container, ifName.Bytes, out int index);
        if (error.Failed)
            return CniError.Internal($"failed to find {GoQuote.Quote(ifName.Bytes)}: {error}");
        if (index == 0)
            return expected.NotFound();
        CniError failed = DeviceFinder.Describe(container, index, out Device found);
        if (failed.Failed)
            return failed;
        Span<byte> bytes = stackalloc byte[MacAddress.MaxLength];
        failed = expected.CheckMac(ContainerAddress.Read(container, found.Name, found.Address, bytes));
        if (!failed.Failed && !found.IsUp)
            failed = CniError.Internal($"Interface {ifName} is down");
        if (!failed.Failed)
            failed = AddressCheck.Run(container, ifName, index, expected);
        return failed.Failed ? failed : RouteCheck.Run(container, index, expected, hasCopies);
    }
}
