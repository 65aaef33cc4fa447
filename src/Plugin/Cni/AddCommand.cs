using HostDevice.Copy;
using HostDevice.Devices;
using HostDevice.Guards;
using HostDevice.Ipam;
using HostDevice.Move;
using HostDevice.State;
using Netlink.Codec;

namespace HostDevice.Cni;

/// <summary>
/// ADD: the device goes into the container, under CNI_IFNAME and up, and gets the addresses and routes that the delegate chooses.
/// After a failure the device is back, and the delegate has been told to forget.
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
            failed = SelfHeal.Find(spaces.Host, selector, out Device device);
            if (!failed.Failed)
                failed = HostGuard.Check(spaces.Host, device, config.Guard, config.UseInterfaceNetwork);
            return failed.Failed ? failed : Attach(environment, config, spaces, device, earlier, ref output);
        }
    }

    private static CniError Attach(
        in CniEnvironment environment, in CniConfig config, in NamespacePair spaces, in Device device, scoped ResultParts parts, ref JsonOutput output)
    {
        // A delegate that is not there is found out before anything moves.
        CniError failed = IpamDelegate.Find(config, environment.Path, stackalloc byte[IpamDelegate.MaxPath], out IpamDelegate ipam);
        if (failed.Failed)
            return failed;
        // Only what can fail behind the move needs them; a move that fails itself has as a rule not begun.
        using HostNetwork network = (ipam.IsNone && !config.UseInterfaceNetwork) || !device.HasLink
            ? default
            : HostNetwork.Read(spaces.Host, device.Index);
        if (config.UseInterfaceNetwork)
            failed = NetworkCopy.Capture(spaces.Host, network);
        if (!failed.Failed && config.UseInterfaceNetwork && ipam.IsNone && parts.Ips.Count == 0 && !NetworkCopy.HasAddress(network))
            failed = CniVersions.CanExpressWithoutIps(config.Version);
        if (failed.Failed)
            return failed;
        scoped DeviceRecord record = default;
        Span<byte> alias = stackalloc byte[InterfaceAlias.MaxLength];
        Span<byte> altnames = stackalloc byte[AltnameList.Room];
        if (device.HasLink)
            failed = MoveIn.Prepare(spaces, device, environment.IfName, alias, altnames, out record);
        var addresses = new AddressAssignment(ipam, config);
        if (!failed.Failed)
            failed = addresses.Begin(config, ref parts);
        if (failed.Failed)
            return failed;
        if (device.HasLink)
            failed = MoveIn.Run(spaces, environment.IfName, environment.ContainerId, ref record);
        if (failed.Failed)
        {
            addresses.Forget();
            return failed;
        }
        failed = addresses.Complete(config, spaces, environment.IfName, device.HasLink, ref parts);
        if (!failed.Failed && config.UseInterfaceNetwork)
            failed = CopyNetwork(ipam, spaces, device, environment.IfName, network, ref parts);
        if (failed.Failed)
            return device.HasLink ? TakeBack(failed, environment, spaces, record, network) : failed;
        WriteResult(environment, config, spaces, device, parts, ref output);
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
        CniError failed, in CniEnvironment environment, in NamespacePair spaces, in DeviceRecord record, HostNetwork network)
    {
        NetlinkError error = MoveUndo.TakeBack(spaces, environment.IfName, environment.ContainerId, record);
        if (error.Failed)
            return failed.With($"the device could not be brought back to the host: {error}");
        error = network.PutBack(spaces.Host, record.Device.Name);
        return error.Failed ? failed.With($"not all addresses and routes could be given back to the device on the host: {error}") : failed;
    }

    private static void WriteResult(
        in CniEnvironment environment, in CniConfig config, in NamespacePair spaces, in Device device, scoped ResultParts parts, ref JsonOutput output)
    {
        Span<byte> bytes = stackalloc byte[MacAddress.MaxLength];
        var result = new CniResult
        {
            Version = config.Version,
            EarlierInterfaces = parts.Interfaces,
            Mac = ContainerAddress.Read(spaces.Container, environment.IfName, device.Address, bytes),
            Name = environment.IfName.Bytes,
            Sandbox = environment.Netns,
            Ips = parts.Ips.Items,
            Routes = parts.Routes.Items,
            Dns = ResultDns.IsEmpty(config.Dns) || config.IpamType.IsEmpty ? parts.Dns : config.Dns,
        };
        CniResult.Write(result, ref output);
    }
}
