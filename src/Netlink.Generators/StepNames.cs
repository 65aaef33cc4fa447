namespace Netlink.Generators;

/// <summary>Names of the pipeline's steps, by which tests ask what ran again.</summary>
internal static class StepNames
{
    /// <summary>The overlays of the project, with the schemas that they lie over.</summary>
    public const string Overlays = nameof(Overlays);

    /// <summary>Overlays over nothing.</summary>
    public const string Loose = nameof(Loose);

    /// <summary>The schemas of the project, with their overlays and the namespaces they go to.</summary>
    public const string Files = nameof(Files);

    /// <summary>Each schema's meaning and what is wrong with it, positions included.</summary>
    public const string Bound = nameof(Bound);

    /// <summary>The family alone, without positions: what the emitted source depends on.</summary>
    public const string Model = nameof(Model);

    /// <summary>Files whose family another file compiles already.</summary>
    public const string Clashes = nameof(Clashes);

    /// <summary>What is wrong, with positions.</summary>
    public const string Findings = nameof(Findings);

    /// <summary>Where the pages about diagnostics lie.</summary>
    public const string Help = nameof(Help);
}
