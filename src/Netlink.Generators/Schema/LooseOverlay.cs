using System.Collections.Immutable;
using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Schema;

/// <summary>An overlay whose schema the project does not compile. Told at the file's beginning, as <see cref="FamilyClash"/> is.</summary>
internal sealed record LooseOverlay(string Path, SchemaDiagnostic Finding)
{
    public static EquatableArray<LooseOverlay> Find(ImmutableArray<string> schemas, EquatableArray<OverlayFile> overlays) =>
        overlays.Where(overlay => !schemas.Contains(overlay.Of)).Select(Of).ToEquatableArray();

    private static LooseOverlay Of(OverlayFile overlay)
    {
        string[] names = [System.IO.Path.GetFileName(overlay.Path), System.IO.Path.GetFileName(overlay.Of)];
        return new(overlay.Path, new SchemaDiagnostic(Descriptors.OverlayWithoutSchema.Id, default, names.ToEquatableArray()));
    }
}
