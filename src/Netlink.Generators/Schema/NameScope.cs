using Netlink.Generators.Diagnostics;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <summary>The C# names that stand side by side: the types of a family, the members of a type.</summary>
/// <param name="comparer">How names are told apart; types also name files, and some file systems know no case.</param>
internal sealed class NameScope(StringComparer comparer, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string> _owners = new(comparer);

    /// <summary>Takes a name for its owner, with the suffix of its kind where another kind has it already; two of one kind clash.</summary>
    public string Take(string name, string suffix, string owner, string written, SourceSpan at)
    {
        if (_owners.TryGetValue(name, out string? other) && KindOf(other) != KindOf(owner)) name += suffix;
        Claim(name, owner, written, at);
        return name;
    }

    /// <summary>Whether something that is no <paramref name="kind"/> has the name.</summary>
    public bool IsTakenByOther(string name, string kind) => _owners.TryGetValue(name, out string? other) && KindOf(other) != kind + " ";

    /// <summary>An owner is called by its kind and its name: <c>attribute set 'link-attrs'</c>.</summary>
    private static string KindOf(string owner) => owner.Split('\'')[0];

    /// <summary>Takes a name for its owner; reports who has it already.</summary>
    /// <param name="written">What stands in the schema at <paramref name="at"/>.</param>
    public bool Claim(string name, string owner, string written, SourceSpan at)
    {
        if (_owners.TryGetValue(name, out string? other))
        {
            diagnostics.Report(Descriptors.NameClash, at, written, name, other);
            return false;
        }
        _owners.Add(name, owner);
        return true;
    }
}
