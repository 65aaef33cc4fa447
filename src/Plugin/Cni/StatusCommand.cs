using HostDevice.Ipam;

namespace HostDevice.Cni;

/// <summary>The command STATUS: whether the configuration can be read, and what the delegate says of itself, as upstream.</summary>
internal static class StatusCommand
{
    /// <summary>Runs the command; nothing is written on success.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config)
        => config.TypeFault.Failed ? config.TypeFault : IpamCalls.Forward(environment, config, CniCommand.Status);
}
