using HostDevice.Ipam;

namespace HostDevice.Cni;

/// <summary>The command GC: the delegate gives up what belongs to no attachment any more. Upstream does nothing here.</summary>
internal static class GcCommand
{
    /// <summary>Runs the command; nothing is written on success.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config)
        => config.TypeFault.Failed ? config.TypeFault : IpamCalls.Forward(environment, config, CniCommand.Gc);
}
