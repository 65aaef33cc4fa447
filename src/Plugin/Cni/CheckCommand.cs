namespace HostDevice.Cni;

/// <summary>The command CHECK.</summary>
internal static class CheckCommand
{
    /// <summary>Runs the command; on success <paramref name="output"/> holds what the runtime is to read.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config, ref JsonOutput output)
        => CniError.Internal("CHECK is not implemented");
}
