using Netlink.Generators.Diagnostics;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <summary>The C# names that stand side by side: the types of a family, the members of a type.</summary>
/// <param name="comparer">How names are told apart; types also name files, and some file systems know no case.</param>
internal sealed class NameScope(StringComparer comparer, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string> _owners = new(comparer);

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
