namespace HostDevice.Cni;

/// <summary>What the plugin says of itself: the answer to VERSION, and the text for a person who starts it by hand.</summary>
internal static class VersionCommand
{
    /// <summary>The version of the plugin, as released. A test holds it against the assembly's.</summary>
    internal static ReadOnlySpan<byte> PluginVersion => "v0.1.0"u8;

    /// <summary>One line of JSON. The version in the input makes no difference, so the input is not read.</summary>
    internal static CniError Run(ref JsonOutput output)
    {
        output.Raw("{\"cniVersion\":\"1.1.0\",\"supportedVersions\":["u8);
        for (CniVersion version = CniVersion.V010; version <= CniVersion.V110; version++)
        {
            output.Raw(version == CniVersion.V010 ? "\""u8 : ",\""u8);
            output.Raw(CniVersions.Text(version));
            output.Raw("\""u8);
        }
        output.Raw("]}\n"u8);
        return default;
    }

    /// <summary>Two lines of text.</summary>
    internal static void WriteAbout(ref JsonOutput output)
    {
        output.Raw("CNI host-device plugin "u8);
        output.Raw(PluginVersion);
        output.Raw("\nCNI protocol versions supported: "u8);
        for (CniVersion version = CniVersion.V010; version <= CniVersion.V110; version++)
        {
            if (version != CniVersion.V010)
                output.Raw(", "u8);
            output.Raw(CniVersions.Text(version));
        }
        output.Raw("\n"u8);
    }
}
