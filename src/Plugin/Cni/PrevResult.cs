using HostDevice.Devices;

namespace HostDevice.Cni;

/// <summary>What CHECK compares with: the interface that ADD reported, and what it said of addresses.</summary>
/// <remarks>Values point into the configuration, or into the arena they were decoded to.</remarks>
internal ref struct PrevResult
{
    /// <summary>Name of the interface; always <c>CNI_IFNAME</c>.</summary>
    internal ReadOnlySpan<byte> Name { get; set; }

    /// <summary>Hardware address as text; empty: none was reported, and none is compared.</summary>
    internal ReadOnlySpan<byte> Mac { get; set; }

    /// <summary>Path of the namespace; always <c>CNI_NETNS</c>.</summary>
    internal ReadOnlySpan<byte> Sandbox { get; set; }

    /// <summary>The addresses that were reported, of all interfaces.</summary>
    internal ReadOnlySpan<ResultAddress> Ips { get; set; }

    /// <summary>The routes that were reported.</summary>
    internal ReadOnlySpan<ResultRoute> Routes { get; set; }

    /// <summary>Which of the reported interfaces this one is, for <see cref="ResultAddress.Interface"/>.</summary>
    internal int Index { get; set; }

    /// <summary>No other interface was reported, so all routes are this one's.</summary>
    internal bool IsAlone { get; set; }

    private ReadOnlySpan<byte> Interfaces { get; set; }

    private CniVersion Version { get; set; }

    /// <summary>Reads <c>prevResult</c> and finds the interface with the name and namespace of the environment; the last one, if several.</summary>
    /// <param name="environment">Checked.</param>
    /// <param name="config">The version of its result must suit its own.</param>
    /// <param name="room">For strings with escapes.</param>
    /// <param name="result">Complete unless the result is an error.</param>
    internal static CniError Read(scoped in CniEnvironment environment, scoped in CniConfig config, Span<byte> room, out PrevResult result)
    {
        result = default;
        if (config.PrevResult.IsEmpty)
            return CniError.Internal("Required prevResult missing");
        var parts = default(ResultParts);
        CniError fault = PrevResultReader.Read(config, room, ref parts);
        if (fault.Failed)
            return fault;
        ResultInterface found = PrevResultReader.FindInterface(
            parts.Interfaces, config.Version, environment.IfNameText, environment.Netns, room, out int index);
        result = new PrevResult
        {
            Name = found.Name,
            Mac = found.Mac,
            Sandbox = found.Sandbox,
            Ips = parts.Ips.Items,
            Routes = parts.Routes.Items,
            Index = index,
            IsAlone = parts.InterfaceCount == 1,
            Interfaces = parts.Interfaces,
            Version = config.Version,
        };
        return result.CheckFound(environment.Netns);
    }

    /// <summary>Finds another interface of this plugin in the same result; no addresses and routes are expected of it.</summary>
    /// <param name="name">Its name in the container.</param>
    /// <param name="netns"><c>CNI_NETNS</c>.</param>
    /// <param name="room">For strings with escapes.</param>
    /// <param name="other">Complete unless the result is an error.</param>
    internal readonly CniError Other(InterfaceName name, ReadOnlySpan<byte> netns, Span<byte> room, out PrevResult other)
    {
        ResultInterface found = PrevResultReader.FindInterface(Interfaces, Version, name.Bytes, netns, room, out int index);
        other = new PrevResult { Name = found.Name, Mac = found.Mac, Sandbox = found.Sandbox, Index = index };
        return other.CheckFound(netns);
    }

    /// <summary>Whether there is a <c>prevResult</c> that can be read: all that CHECK asks for a device without a link.</summary>
    /// <param name="config">The version of its result must suit its own.</param>
    /// <param name="room">For strings with escapes.</param>
    internal static CniError CheckReadable(scoped in CniConfig config, Span<byte> room)
    {
        if (config.PrevResult.IsEmpty)
            return CniError.Internal("Required prevResult missing");
        var parts = default(ResultParts);
        return PrevResultReader.Read(config, room, ref parts);
    }

    private readonly CniError CheckFound(ReadOnlySpan<byte> netns)
        // The first place stays blank: no interface was found whose namespace could stand there.
        => Sandbox.IsEmpty ? CniError.Internal($"Sandbox in prevResult  doesn't match configured netns: {ByteText.Of(netns)}") : default;

    /// <summary>The error for a container without the interface.</summary>
    internal readonly CniError NotFound() => CniError.Internal($"Container Interface name in prevResult: {ByteText.Of(Name)} not found");

    /// <summary>Compares with the address of the link in the container, as text, as upstream does.</summary>
    /// <param name="address">Bytes from the kernel, at most <see cref="MacAddress.MaxLength"/>.</param>
    internal readonly CniError CheckMac(scoped ReadOnlySpan<byte> address)
    {
        Span<byte> room = stackalloc byte[MacAddress.MaxTextLength];
        ReadOnlySpan<byte> actual = MacAddress.Format(address, room);
        return Mac.IsEmpty || Mac.SequenceEqual(actual)
            ? default
            : CniError.Internal($"Interface {ByteText.Of(Name)} Mac {ByteText.Of(Mac)} doesn't match container Mac: {ByteText.Of(actual)}");
    }
}
