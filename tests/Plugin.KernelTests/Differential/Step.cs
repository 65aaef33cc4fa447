namespace Plugin.KernelTests.Differential;

/// <summary>One call of a plugin: the variables of its environment and what stands on its input. Null leaves a variable out.</summary>
internal sealed record Step(string? Command, string Input)
{
    /// <summary>Where the devices of every case go to.</summary>
    public const string Pod = "/run/netns/pod";

    public string? ContainerId { get; init; } = "c0ffee";

    public string? Netns { get; init; } = Pod;

    public string? Ifname { get; init; } = "net1";

    public string? Args { get; init; }

    public string? Path { get; init; } = "/run/cni/bin";

    /// <summary><c>CNI_NETNS_OVERRIDE</c></summary>
    public string? Override { get; init; }

    /// <summary>Lines of shell that run before the call: what happens to the device between two calls.</summary>
    public string Before { get; init; } = "";

    /// <summary>The earlier step whose output goes into the configuration as <c>prevResult</c>; negative: none.</summary>
    public int ResultOf { get; init; } = -1;

    /// <summary>The variables that are set, in the order in which the CNI library reads them.</summary>
    public IEnumerable<(string Name, string Value)> Variables()
    {
        (string, string?)[] all = [
            ("CNI_COMMAND", Command), ("CNI_CONTAINERID", ContainerId), ("CNI_NETNS", Netns), ("CNI_IFNAME", Ifname), ("CNI_ARGS", Args),
            ("CNI_PATH", Path), ("CNI_NETNS_OVERRIDE", Override)];
        foreach ((string name, string? value) in all)
        {
            if (value is not null)
                yield return (name, value);
        }
    }
}
