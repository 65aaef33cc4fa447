namespace Plugin.Latency.Scenarios;

/// <summary>A program that is measured.</summary>
/// <param name="Name">One of <see cref="Results.ProgramNames"/>.</param>
/// <param name="Path">Where it lies.</param>
internal sealed record Contestant(string Name, string Path);
