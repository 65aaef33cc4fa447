namespace HostDevice.Cni;

/// <summary>What a result says, whatever the version it was written in.</summary>
/// <remarks>Spans point into the document; its interfaces and its dns are kept as they stand there, checked.</remarks>
internal ref struct ResultParts
{
    /// <summary>The array <c>interfaces</c>.</summary>
    internal ReadOnlySpan<byte> Interfaces { get; set; }

    /// <summary>How many <see cref="Interfaces"/> there are.</summary>
    internal int InterfaceCount { get; set; }

    /// <summary>The object <c>dns</c>.</summary>
    internal ReadOnlySpan<byte> Dns { get; set; }

    internal ValueList<ResultAddress> Ips;

    internal ValueList<ResultRoute> Routes;
}
