namespace HostDevice.Cni;

/// <summary>The command STATUS: whether the configuration can be read, as upstream.</summary>
internal static class StatusCommand
{
    internal static CniError Run(in CniConfig config) => config.TypeFault;
}
