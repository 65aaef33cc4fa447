using HostDevice.Copy;
using HostDevice.Devices;
using HostDevice.Guards;
using HostDevice.Ipam;
using HostDevice.Move;
using Netlink.Codec;

namespace HostDevice.Cni;

/// <summary>
/// ADD: the device goes into the container, under CNI_IFNAME and up, and gets the addresses and routes that the delegate chooses; of
/// several devices the first one does. After a failure all are back, and the delegate has been told to forget.
/// </summary>
internal static class AddCommand
{
    private const int TextRoom = 1024;

    /// <summary>Addresses and routes that a usual result has; for more there are arrays.</summary>
    private const int UsualCount = 8;

    /// <summary>Runs the command; on success <paramref name="output"/> holds the result.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config, ref JsonOutput output)
    {
        CniError failed = DeviceSelector.Resolve(config, out DeviceSelector selector);
        var earlier = new ResultParts
        {
            Ips = new(stackalloc ResultAddress[UsualCount]),
            Routes = new(stackalloc ResultRoute[UsualCount]),
        };
        if (!failed.Failed)
            failed = NetworkCopy.CheckLink(config, hasLink: !selector.IsForUserSpace);
        // What plugins before this one have made belongs into the result; if it cannot be told, nothing is to be begun.
        if (!failed.Failed && !config.PrevResult.IsEmpty)
            failed = PrevResultReader.Read(config, stackalloc byte[TextRoom], ref earlier);
        if (!failed.Failed && config.IpamType.IsEmpty && !config.UseInterfaceNetwork && earlier.Ips.Count == 0)
            failed = CniVersions.CanExpressWithoutIps(config.Version);
        if (failed.Failed)
            return failed;

        failed = NamespacePair.Open(environment.Netns, environment.MayStayInOwnNetns, out NamespacePair spaces);
        if (failed.Failed)
            return failed;
        using (spaces)
        {
            int count = config.Devices.IsNone ? 1 : config.Devices.Count;
            var devices = new DeviceSet(stackalloc MovedDevice[count], stackalloc byte[count * DeviceSet.Room]);
            failed = DeviceNames.Fill(config.Devices, environment.IfName, devices);
            if (!failed.Failed)
                failed = DeviceSearch.Find(spaces.Host, config, selector, devices);
            for (int at = 0; at < count && !failed.Failed; at++)
                failed = HostGuard.Check(spaces.Host, devices[at].Device, config.Guard, config.UseInterfaceNetwork);
            return failed.Failed ? failed : Attach(environment, config, spaces, devices, earlier, ref output);
        }
    }

    private static CniError Attach(
        in CniEnvironment environment, in CniConfig config, in NamespacePair spaces, scoped DeviceSet devices, scoped ResultParts parts,
        ref JsonOutput output)
    {
        Device device = devices[0].Device;
        // A delegate that is not there is found out before anything moves.
        CniError failed = IpamDelegate.Find(config, environment.Path, stackalloc byte[IpamDelegate.MaxPath], out IpamDelegate ipam);
        if (failed.Failed)
            return failed;
        // Only what can fail behind a move needs them: a move that fails itself has as a rule not begun, but others may have gone before it.
        using HostNetwork network = (ipam.IsNone && !config.UseInterfaceNetwork && devices.Count == 1) || !device.HasLink
            ? default
            : HostNetwork.Read(spaces.Host, devices);
        if (config.UseInterfaceNetwork)
            failed = NetworkCopy.Capture(spaces.Host, network);
        if (!failed.Failed && config.UseInterfaceNetwork && ipam.IsNone && parts.Ips.Count == 0 && !NetworkCopy.HasAddress(network))
            failed = CniVersions.CanExpressWithoutIps(config.Version);
        if (failed.Failed)
            return failed;
        if (device.HasLink)
            failed = MoveIn.Prepare(spaces, devices);
        var addresses = new AddressAssignment(ipam, config);
        if (!failed.Failed)
            failed = addresses.Begin(config, ref parts);
        if (failed.Failed)
            return failed;
        if (device.HasLink)
            failed = MoveIn.Run(spaces, environment.ContainerId, devices);
        if (failed.Failed)
        {
            addresses.Forget();
            return PutBack(failed, spaces, devices, network);
        }
        failed = addresses.Complete(config, spaces, environment.IfName, device.HasLink, ref parts);
        if (!failed.Failed && config.UseInterfaceNetwork)
            failed = CopyNetwork(ipam, spaces, device, environment.IfName, network, ref parts);
        if (failed.Failed)
            return device.HasLink ? TakeBack(failed, environment, spaces, devices, network) : failed;
        WriteResult(environment, config, spaces, devices, parts, ref output);
        return default;
    }

    private static CniError CopyNetwork(
        IpamDelegate ipam, in NamespacePair spaces, in Device device, InterfaceName link, HostNetwork network, ref ResultParts parts)
    {
        CniError failed = NetworkCopy.Apply(spaces, device, link, network, ref parts);
        // As after any other failure behind the delegate's ADD: its own error changes nothing.
        if (failed.Failed && !ipam.IsNone)
            _ = ipam.Run(CniCommand.Del);
        return failed;
    }

    /// <summary>The first error is the one to tell; what could not be brought back is a detail of it.</summary>
    private static CniError TakeBack(
        CniError failed, in CniEnvironment environment, in NamespacePair spaces, DeviceSet devices, HostNetwork network)
    {
        CniError lost = MoveUndo.Run(spaces, environment.ContainerId, devices);
        return PutBack(lost.Failed ? failed.With(lost.Msg) : failed, spaces, devices, network);
    }

    private static CniError PutBack(CniError failed, in NamespacePair spaces, DeviceSet devices, HostNetwork network)
    {
        NetlinkError error = network.PutBack(spaces.Host, devices);
        return error.Failed ? failed.With($"not all addresses and routes could be given back to the device on the host: {error}") : failed;
    }

    private static void WriteResult(
        in CniEnvironment environment, in CniConfig config, in NamespacePair spaces, scoped DeviceSet devices, scoped ResultParts parts,
        ref JsonOutput output)
    {
        Span<byte> bytes = stackalloc byte[MacAddress.MaxLength];
        Span<OwnInterface> interfaces = stackalloc OwnInterface[devices.Count];
        for (int at = 0; at < devices.Count; at++)
        {
            InterfaceName name = devices[at].IfName;
            interfaces[at] = new OwnInterface(name, ContainerAddress.Read(spaces.Container, name, devices[at].Device.Address, bytes));
        }
        var result = new CniResult
        {
            Version = config.Version,
            EarlierInterfaces = parts.Interfaces,
            Interfaces = interfaces,
            Sandbox = environment.Netns,
            Ips = parts.Ips.Items,
            Routes = parts.Routes.Items,
            Dns = ResultDns.IsEmpty(config.Dns) || config.IpamType.IsEmpty ? parts.Dns : config.Dns,
        };
        CniResult.Write(result, ref output);
    }
}
