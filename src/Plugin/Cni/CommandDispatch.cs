namespace HostDevice.Cni;

/// <summary>From the input to the command, with every check that the CNI library makes on the way, in its order.</summary>
internal static class CommandDispatch
{
    /// <summary>Runs a command that takes a configuration.</summary>
    /// <param name="environment">Checked.</param>
    /// <param name="document">The input.</param>
    /// <param name="room">For the strings of the configuration.</param>
    /// <param name="output">Gets what the runtime is to read on success.</param>
    internal static CniError Run(in CniEnvironment environment, ReadOnlySpan<byte> document, Span<byte> room, ref JsonOutput output)
    {
        CniError fault = CniConfigReader.Read(document, room, out CniConfig config);
        if (fault.Failed)
            return fault;
        if (environment.Command == CniCommand.Unknown)
            return new(CniErrorCode.InvalidEnvironment, $"unknown CNI_COMMAND: {ByteText.Of(environment.CommandText)}");
        fault = config.VersionFault;
        if (!fault.Failed)
            fault = CniVersions.Gate(environment.Command, config.VersionText);
        if (fault.Failed)
            return fault;
        return environment.Command switch
        {
            CniCommand.Gc => GcCommand.Run(environment, config),
            CniCommand.Status => StatusCommand.Run(environment, config),
            _ => RunOnDevice(environment, config, ref output),
        };
    }

    private static CniError RunOnDevice(in CniEnvironment environment, in CniConfig config, ref JsonOutput output)
    {
        // DEL finds the device in the container: a selector that has gone from the configuration must not keep it there.
        CniError fault = environment.Command == CniCommand.Del ? config.TypeFault : config.CheckSelector();
        if (fault.Failed)
            return fault;
        return environment.Command switch
        {
            CniCommand.Add => AddCommand.Run(environment, config, ref output),
            CniCommand.Del => DelCommand.Run(environment, config),
            _ => CheckCommand.Run(environment, config),
        };
    }
}
