namespace Plugin.KernelTests.Differential;

/// <summary>A difference that is meant: what upstream does, what the specification says, what ours does. Goes into docs/compatibility.md as it is.</summary>
/// <param name="Id">Words with hyphens; cases refer to it.</param>
/// <param name="Reason">Whom it serves.</param>
internal sealed record Deviation(string Id, Reason Reason, string Upstream, string Specification, string Ours);

/// <summary>Why ours does not do what upstream does.</summary>
internal enum Reason
{
    /// <summary>The specification demands it.</summary>
    Specification,

    /// <summary>Upstream's way harms or misleads its users where the specification is silent.</summary>
    User,
}
