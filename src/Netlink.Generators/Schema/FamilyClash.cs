using System.Collections.Immutable;
using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Schema;

/// <summary>Which family a file compiles to, as far as two files can collide in it.</summary>
internal sealed record FamilyIdentity(string Path, string Namespace, string TypeName)
{
    public static FamilyIdentity Of(string path, BoundSchema schema) => new(path, schema.Family!.Namespace, schema.Family.TypeName);
}

/// <summary>A file whose family another one compiles into the same namespace already; nothing is emitted for it.</summary>
/// <remarks>Told at the file's beginning: a place within would make a comment run this again.</remarks>
internal sealed record FamilyClash(string Path, SchemaDiagnostic Finding)
{
    public static EquatableArray<FamilyClash> Find(ImmutableArray<FamilyIdentity> families)
    {
        List<FamilyClash> clashes = [];
        Dictionary<string, FamilyIdentity> first = new(StringComparer.OrdinalIgnoreCase);
        foreach (FamilyIdentity family in families)
        {
            string key = $"{family.Namespace}/{family.TypeName}";
            if (!first.TryGetValue(key, out FamilyIdentity? other))
            {
                first.Add(key, family);
                continue;
            }
            string[] words = [family.TypeName, family.Namespace, System.IO.Path.GetFileName(other.Path)];
            clashes.Add(new FamilyClash(family.Path, new SchemaDiagnostic(Descriptors.FamilyTwice.Id, default, words.ToEquatableArray())));
        }
        return clashes.ToEquatableArray();
    }
}
