using HostDevice.Devices;
using HostDevice.Guards;
using HostDevice.Move;

namespace HostDevice.Cni;

/// <summary>ADD: the device goes into the container, under CNI_IFNAME and up. After a failure the host is as it was.</summary>
internal static class AddCommand
{
    /// <summary>Runs the command; on success <paramref name="output"/> holds the result.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config, ref JsonOutput output)
    {
        CniError failed = DeviceSelector.Resolve(config, out DeviceSelector selector);
        if (!failed.Failed)
            failed = CniVersions.CanExpressWithoutIps(config.Version);
        if (failed.Failed)
            return failed;

        failed = NamespacePair.Open(environment.Netns, environment.MayStayInOwnNetns, out NamespacePair spaces);
        if (failed.Failed)
            return failed;
        using (spaces)
        {
            failed = DeviceFinder.Find(spaces.Host, selector, out Device device);
            if (!failed.Failed)
                failed = HostGuard.Check(spaces.Host, device, config.Guard);
            if (!failed.Failed && device.HasLink)
                failed = MoveIn.Run(spaces, device, environment.IfName, environment.ContainerId);
            return failed.Failed ? failed : WriteResult(environment, config, spaces, device, ref output);
        }
    }

    private static CniError WriteResult(
        in CniEnvironment environment, in CniConfig config, in NamespacePair spaces, in Device device, ref JsonOutput output)
    {
        Span<byte> bytes = stackalloc byte[MacAddress.MaxLength];
        var result = new CniResult
        {
            Version = config.Version,
            Mac = ContainerAddress.Read(spaces.Container, environment.IfName, device.Address, bytes),
            Name = environment.IfName.Bytes,
            Sandbox = environment.Netns,
        };
        CniResult.Write(result, ref output);
        return default;
    }
}
