namespace HostDevice.Cni;

/// <summary>The result of ADD: its interfaces, with what the delegate gave the first, behind what plugins before this one have made.</summary>
internal readonly ref struct CniResult
{
    /// <summary>Version of the configuration, which is the version of the result.</summary>
    internal CniVersion Version { get; init; }

    /// <summary>The array <c>interfaces</c> of <c>prevResult</c>; none: this plugin is the first.</summary>
    internal ReadOnlySpan<byte> EarlierInterfaces { get; init; }

    /// <summary>What this call has made: one, unless the configuration lists several devices.</summary>
    internal ReadOnlySpan<OwnInterface> Interfaces { get; init; }

    /// <summary><c>CNI_NETNS</c>, verbatim.</summary>
    internal ReadOnlySpan<byte> Sandbox { get; init; }

    internal ReadOnlySpan<ResultAddress> Ips { get; init; }

    internal ReadOnlySpan<ResultRoute> Routes { get; init; }

    /// <summary>An object <c>dns</c> of the configuration or of <c>prevResult</c>.</summary>
    internal ReadOnlySpan<byte> Dns { get; init; }

    /// <summary>Writes a result, every field of the text laid out as the version has it.</summary>
    /// <param name="result">For 0.1.0 and 0.2.0 it must have an address: see <see cref="CniVersions.CanExpressWithoutIps"/>.</param>
    /// <param name="output">Where to.</param>
    /// <remarks>Static, so that the compiler sees that nothing of the result stays behind in the output.</remarks>
    internal static void Write(scoped CniResult result, ref JsonOutput output)
    {
        output.BeginObject();
        output.Name("cniVersion"u8);
        output.String(CniVersions.Text(result.Version));
        if (result.Version <= CniVersion.V020)
            OldestLayout.Write(result, ref output);
        // From 1.0.0 on upstream's library prints a sorted map, before that a structure.
        else if (result.Version < CniVersion.V100)
            ListLayout.WriteUnsorted(result, ref output);
        else
            ListLayout.WriteSorted(result, ref output);
        output.EndObject();
    }
}
