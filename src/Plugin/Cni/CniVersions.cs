namespace HostDevice.Cni;

/// <summary>Which versions of the specification the plugin speaks, and what each allows.</summary>
internal static class CniVersions
{
    /// <summary>The list as Go prints a slice of quoted strings, for the message about an unknown version.</summary>
    private const string Listed = """["0.1.0" "0.2.0" "0.3.0" "0.3.1" "0.4.0" "1.0.0" "1.1.0"]""";

    /// <summary>The version as it is written in configurations and results.</summary>
    internal static ReadOnlySpan<byte> Text(CniVersion version) => version switch
    {
        CniVersion.V010 => "0.1.0"u8,
        CniVersion.V020 => "0.2.0"u8,
        CniVersion.V030 => "0.3.0"u8,
        CniVersion.V031 => "0.3.1"u8,
        CniVersion.V040 => "0.4.0"u8,
        CniVersion.V100 => "1.0.0"u8,
        CniVersion.V110 => "1.1.0"u8,
        _ => default,
    };

    /// <summary>The version that a configuration names: exact text; none is 0.1.0.</summary>
    internal static CniVersion Parse(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return CniVersion.V010;
        for (CniVersion version = CniVersion.V010; version <= CniVersion.V110; version++)
        {
            if (text.SequenceEqual(Text(version)))
                return version;
        }
        return CniVersion.Unsupported;
    }

    /// <summary>Whether a result without addresses can be told at all; to be asked before a device moves.</summary>
    /// <remarks>0.1.0 and 0.2.0 know results of addresses only. Upstream finds out after the move.</remarks>
    internal static CniError CanExpressWithoutIps(CniVersion version)
        => version <= CniVersion.V020 ? CniError.Internal("cannot convert: no valid IP addresses") : default;

    /// <summary>Whether <paramref name="command"/> may run for a configuration of this version.</summary>
    /// <param name="command">A command that takes a configuration.</param>
    /// <param name="text"><c>cniVersion</c> as given; may be empty.</param>
    internal static CniError Gate(CniCommand command, ReadOnlySpan<byte> text)
    {
        CniError refused = command switch
        {
            CniCommand.Check => CniVersionOrder.Demand(text, (0, 4, 0), "CHECK"),
            CniCommand.Gc => CniVersionOrder.Demand(text, (1, 1, 0), "GC"),
            CniCommand.Status => CniVersionOrder.Demand(text, (1, 1, 0), "STATUS"),
            _ => default,
        };
        if (refused.Failed || Parse(text) != CniVersion.Unsupported)
            return refused;
        string given = GoQuote.Quote(ByteText.Of(text));
        return new(CniErrorCode.IncompatibleVersion, "incompatible CNI versions", $"config is {given}, plugin supports {Listed}");
    }
}
