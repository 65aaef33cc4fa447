using Netlink.Generators.Diagnostics;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema.Overlays;

/// <summary>An entry of an overlay that the schema below has caught up with.</summary>
/// <param name="Kind">"Attribute".</param>
/// <param name="How">What the schema has of it, as the end of a sentence.</param>
internal sealed record Overtaken(YamlScalar Name, string Kind, string How)
{
    public void Report(DiagnosticBag diagnostics) =>
        diagnostics.Report(Descriptors.OverlayOvertaken, Name.Span, Kind, Name.Value, How);
}
