namespace HostDevice.Cni;

/// <summary>The result of ADD: one interface. Every field of the text is laid out as the version of the configuration has it.</summary>
internal readonly ref struct CniResult
{
    /// <summary>Version of the configuration, which is the version of the result.</summary>
    internal CniVersion Version { get; init; }

    /// <summary>Hardware address as it comes from the kernel, 0 to 32 bytes; none: the key is left out.</summary>
    internal ReadOnlySpan<byte> Mac { get; init; }

    /// <summary>Name in the container.</summary>
    internal ReadOnlySpan<byte> Name { get; init; }

    /// <summary><c>CNI_NETNS</c>, verbatim.</summary>
    internal ReadOnlySpan<byte> Sandbox { get; init; }

    /// <summary>Writes a result. Its version must have passed <see cref="CniVersions.CanExpressWithoutIps"/>.</summary>
    /// <remarks>Static, so that the compiler sees that nothing of the result stays behind in the output.</remarks>
    internal static void Write(scoped CniResult result, ref JsonOutput output)
    {
        // From 1.0.0 on upstream's library prints a sorted map, before that a structure.
        bool isSorted = result.Version >= CniVersion.V100;
        output.BeginObject();
        output.Name("cniVersion"u8);
        output.String(CniVersions.Text(result.Version));
        output.Name("interfaces"u8);
        output.BeginArray();
        output.BeginObject();
        if (isSorted)
            WriteMac(result.Mac, ref output);
        output.Name("name"u8);
        output.String(result.Name);
        if (!isSorted)
            WriteMac(result.Mac, ref output);
        if (!result.Sandbox.IsEmpty)
        {
            output.Name("sandbox"u8);
            output.String(result.Sandbox);
        }
        output.EndObject();
        output.EndArray();
        if (!isSorted)
        {
            output.Name("dns"u8);
            output.BeginObject();
            output.EndObject();
        }
        output.EndObject();
    }

    private static void WriteMac(scoped ReadOnlySpan<byte> mac, ref JsonOutput output)
    {
        if (mac.IsEmpty)
            return;
        Span<byte> text = stackalloc byte[MacAddress.MaxTextLength];
        output.Name("mac"u8);
        output.String(MacAddress.Format(mac, text));
    }
}
