using System.Collections.Immutable;
using Netlink.Generators.Diagnostics;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema.Overlays;

/// <summary>Lays an overlay over a schema: an entry that has the name of one there corrects it, any other is added.</summary>
/// <remarks>Nodes stay what they are, each with its file and place, so that what is wrong is reported where it was written.</remarks>
internal sealed partial class Overlay
{
    private readonly DiagnosticBag _diagnostics;
    private readonly OverlayChecks _checks;
    private readonly List<YamlScalar> _addedSets = [];
    private readonly List<YamlScalar> _addedSubMessages = [];

    private Overlay(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _checks = new OverlayChecks(diagnostics);
    }

    /// <returns>The whole; null when the overlay is none of this schema, and then there is a finding.</returns>
    public static YamlNode? Lay(YamlNode overlay, YamlNode schema, DiagnosticBag diagnostics)
    {
        // What is wrong with the schema itself its binder says.
        if (schema is not YamlMapping below) return schema;
        if (overlay is not YamlMapping above)
        {
            diagnostics.Report(Descriptors.WrongShape, overlay.Span, "the overlay", "a mapping", overlay.Shape);
            return null;
        }
        var layer = new Overlay(diagnostics);
        if (!layer._checks.IsOf(above, below)) return null;
        Layer whole = layer.Merge(below, above, TableShape.Family);
        layer._checks.AreUsed(layer._addedSets, "attribute set", ["nested-attributes", "attribute-set", "subset-of"], whole.Node);
        layer._checks.AreUsed(layer._addedSubMessages, "sub-message", ["sub-message"], whole.Node);
        foreach (Overtaken stale in whole.Overtaken) stale.Report(diagnostics);
        return whole.Node;
    }

    /// <summary>What laying one mapping over another gave.</summary>
    /// <param name="SaysMore">Something in it the schema does not say.</param>
    /// <param name="Overtaken">What in it the schema says by now.</param>
    private sealed record Layer(YamlMapping Node, bool SaysMore, List<Overtaken> Overtaken);

    private Layer Merge(YamlMapping below, YamlMapping above, TableShape shape)
    {
        Dictionary<string, YamlEntry> entries = [];
        List<string> order = [];
        bool isOtherType = TextOf(above, "type") is { } type && TextOf(below, "type") is { } old && type != old;
        foreach (YamlEntry entry in below.Entries)
        {
            order.Add(entry.Key.Value);
            if (!isOtherType || Array.IndexOf(shape.OfType, entry.Key.Value) < 0) entries.Add(entry.Key.Value, entry);
        }
        List<Overtaken> overtaken = [];
        bool saysMore = false;
        foreach (YamlEntry entry in above.Entries)
        {
            string key = entry.Key.Value;
            YamlNode? known = entries.TryGetValue(key, out YamlEntry found) ? found.Value : null;
            if (known is not null && entry.Value is YamlScalar { Value.Length: 0 })
            {
                entries.Remove(key);
                saysMore = true;
                continue;
            }
            (YamlNode value, bool isMore) = MergeValue(below, known, entry, shape, overtaken);
            if (!order.Contains(key)) order.Add(key);
            entries[key] = new YamlEntry(entry.Key, value);
            // Another wording changes nothing.
            saysMore |= isMore && key != "doc";
        }
        ImmutableArray<YamlEntry> all = [.. order.Where(entries.ContainsKey).Select(key => entries[key])];
        return new Layer(new YamlMapping(all, above.Span), saysMore, overtaken);
    }

    private (YamlNode Value, bool IsMore) MergeValue(YamlMapping below, YamlNode? known, YamlEntry entry, TableShape shape, List<Overtaken> overtaken)
    {
        string key = entry.Key.Value;
        if (shape.Tables.TryGetValue(key, out TableShape? rows) && (known is null or YamlSequence))
        {
            return entry.Value is YamlSequence table
                ? MergeTable(below, known as YamlSequence, table, rows, overtaken)
                : Misshapen(entry, shape, "a list", known);
        }
        if (known is null) return (entry.Value, true);
        if (shape.Parts.TryGetValue(key, out TableShape? part) && known is YamlMapping inner)
        {
            if (entry.Value is not YamlMapping outer) return Misshapen(entry, shape, "a mapping", known);
            Layer merged = Merge(inner, outer, part);
            overtaken.AddRange(merged.Overtaken);
            return (merged.Node, merged.SaysMore);
        }
        if (key == shape.NameList && (known, entry.Value) is (YamlSequence names, YamlSequence more)) return MergeNames(names, more);
        return (entry.Value, !YamlEquality.SaysTheSame(known, entry.Value));
    }

    /// <summary>Not a table where one belongs: told here, and the schema's stays, so that nothing else is told of it.</summary>
    private (YamlNode Value, bool IsMore) Misshapen(YamlEntry entry, TableShape shape, string expected, YamlNode? known)
    {
        _diagnostics.Report(Descriptors.WrongShape, entry.Value.Span, $"'{entry.Key.Value}' of {shape.Kind}", expected, entry.Value.Shape);
        return (known ?? new YamlSequence([], entry.Value.Span), true);
    }

    private static (YamlNode Value, bool IsMore) MergeNames(YamlSequence names, YamlSequence more)
    {
        HashSet<string?> known = [.. names.Items.Select(item => (item as YamlScalar)?.Value)];
        YamlNode[] news = more.Items.Where(item => item is not YamlScalar name || known.Add(name.Value)).ToArray();
        return (new YamlSequence([.. names.Items, .. news], more.Span), news.Length > 0);
    }

    private static string? TextOf(YamlMapping mapping, string key) => (mapping.Find(key) as YamlScalar)?.Value;
}
