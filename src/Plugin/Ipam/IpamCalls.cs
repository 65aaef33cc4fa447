using HostDevice.Cni;

namespace HostDevice.Ipam;

/// <summary>Commands that the delegate gets as this plugin got them.</summary>
internal static class IpamCalls
{
    /// <summary>Finds the delegate, if the configuration names one, and runs the command.</summary>
    /// <param name="environment">Its CNI_PATH says where to look.</param>
    /// <param name="config">May name a delegate.</param>
    /// <param name="command">One without a result: DEL, CHECK, STATUS, GC.</param>
    internal static CniError Forward(in CniEnvironment environment, in CniConfig config, CniCommand command)
    {
        if (config.IpamType.IsEmpty)
            return default;
        CniError failed = IpamDelegate.Find(config, environment.Path, stackalloc byte[IpamDelegate.MaxPath], out IpamDelegate ipam);
        return failed.Failed ? failed : ipam.Run(command);
    }
}
