using System.Text;

namespace Plugin.KernelTests.Differential;

/// <summary>What one call said and did.</summary>
/// <param name="Exit">Exit code.</param>
/// <param name="Changes">The facts that went (<c>-</c>) and came (<c>+</c>), sorted: links, addresses, routes, rules of every namespace,
/// sysctls of the links in the pod, files of delegates.</param>
internal sealed record Outcome(int Exit, string Stdout, string Stderr, string[] Changes)
{
    /// <summary>This outcome with the differences that are expected of ours.</summary>
    public Outcome With(Ours ours)
        => new(ours.Exit ?? Exit, ours.Stdout ?? Stdout, ours.Stderr ?? Stderr, ours.Changes is null ? Changes : Sorted(ours.Changes));

    /// <summary>The expectations that upstream meets too: what is expected to differ and does not.</summary>
    public IEnumerable<string> Agreements(Ours ours)
    {
        if (ours.Exit == Exit)
            yield return "exit code";
        if (ours.Stdout == Stdout)
            yield return "standard output";
        if (ours.Stderr == Stderr)
            yield return "standard error";
        if (ours.Changes is not null && Sorted(ours.Changes).SequenceEqual(Changes))
            yield return "changes";
    }

    /// <summary>One text that is equal if and only if the outcomes are.</summary>
    public string Describe()
    {
        var text = new StringBuilder().Append("exit ").Append(Exit).Append('\n');
        foreach ((string name, string value) in new[] { ("stdout", Stdout), ("stderr", Stderr) })
            text.Append(name).Append(": ").Append(value.Length == 0 ? "nothing" : value).Append('\n');
        text.AppendJoin('\n', Changes);
        return text.ToString();
    }

    /// <summary>The changes between two lists of facts.</summary>
    public static string[] Compare(IReadOnlyCollection<string> before, IReadOnlyCollection<string> after)
        => Sorted([.. before.Except(after).Select(fact => "- " + fact), .. after.Except(before).Select(fact => "+ " + fact)]);

    private static string[] Sorted(string[] changes) => [.. changes.Order(StringComparer.Ordinal)];
}
