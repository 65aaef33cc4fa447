namespace Plugin.KernelTests.Differential;

/// <summary>
/// The same calls to upstream's plugin and to ours, each in fresh namespaces that are alike down to indexes and hardware addresses.
/// </summary>
/// <param name="Name">A sentence, unique in the table: <c>topic: what is particular</c>.</param>
/// <param name="Steps">The calls, in order.</param>
internal sealed record Case(string Name, params Step[] Steps)
{
    /// <summary>Lines of shell that run in the host's namespace before the first call.</summary>
    public string Setup { get; init; } = "";

    /// <summary>Id of the deliberate difference that this case shows; null: both must do the same.</summary>
    public string? Deviation { get; init; }

    /// <summary>What ours does where it differs, step by step.</summary>
    public Ours[] Expected { get; init; } = [];

    /// <summary>Delegates that must be the real ones, such as <c>host-local</c>.</summary>
    public string[] Delegates { get; init; } = [];

    /// <summary>The same case with this set-up.</summary>
    public Case In(string setup) => this with { Setup = setup };

    /// <summary>The same case with every step changed.</summary>
    public Case With(Func<Step, Step> change) => this with { Steps = [.. Steps.Select(change)] };

    /// <summary>The same case as one that differs on purpose.</summary>
    public Case Deviates(string id, params Ours[] expected) => this with { Deviation = id, Expected = expected };
}

/// <summary>How ours differs from upstream in one step. What is null is as upstream.</summary>
/// <param name="Step">Index of the step.</param>
internal sealed record Ours(int Step)
{
    public int? Exit { get; init; }

    public string? Stdout { get; init; }

    public string? Stderr { get; init; }

    /// <summary>What the call changed in the kernel, in the form of <see cref="Outcome.Changes"/>.</summary>
    public string[]? Changes { get; init; }
}
