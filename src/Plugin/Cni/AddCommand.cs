namespace HostDevice.Cni;

/// <summary>The command ADD.</summary>
internal static class AddCommand
{
    /// <summary>Runs the command; on success <paramref name="output"/> holds what the runtime is to read.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config, ref JsonOutput output)
        => CniError.Internal("ADD is not implemented");
}
