namespace HostDevice.Cni;

/// <summary>The command DEL.</summary>
internal static class DelCommand
{
    /// <summary>Runs the command; on success <paramref name="output"/> holds what the runtime is to read.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config, ref JsonOutput output)
        => CniError.Internal("DEL is not implemented");
}
