using Netlink.Generators.Diagnostics;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema.Overlays;

/// <summary>What only an overlay can get wrong: it is for another schema, corrects what is not there, or leaves a number to chance.</summary>
internal sealed class OverlayChecks(DiagnosticBag diagnostics)
{
    /// <summary>Whether the overlay says that it is of this family.</summary>
    public bool IsOf(YamlMapping overlay, YamlMapping schema)
    {
        string? family = (schema.Find("name") as YamlScalar)?.Value;
        YamlNode? own = overlay.Find("name");
        if (own is YamlScalar name)
        {
            if (name.Value == family || family is null) return true;
            diagnostics.Report(Descriptors.OverlayFitsNothing, name.Span, "family", name.Value, $"write '{family}', the family of the schema below");
            return false;
        }
        if (own is null) diagnostics.Report(Descriptors.MissingKey, overlay.Span, "The overlay", "name", family ?? "rt-link");
        else diagnostics.Report(Descriptors.WrongShape, own.Span, "'name' of the overlay", "text", own.Shape);
        return false;
    }

    /// <summary>Whether an entry of a name that the schema does not have says what a new one must; if not it was meant to correct.</summary>
    public bool IsWhole(YamlNode item, YamlScalar name, TableShape rows, IEnumerable<string> known)
    {
        if (item is not YamlMapping entry || IsWhole(entry, rows)) return true;
        string otherwise = rows.MakesNew.Length > 0 ? $"to add it, give it '{rows.MakesNew[0]}'" : "to add it, give its attributes types";
        diagnostics.Report(Descriptors.OverlayFitsNothing, name.Span, rows.Noun, name.Value, Spelling.Suggest(name.Value, known, otherwise));
        return false;
    }

    /// <summary>Whether a new entry of a table that the schema has says its number: by its place it would change with the kernel's file.</summary>
    public bool IsNumbered(YamlNode item, YamlScalar name, TableShape rows)
    {
        if (rows != TableShape.Attribute && rows != TableShape.EnumEntry && rows != TableShape.Operation) return true;
        if (item is YamlMapping entry && (entry.Find("value") is not null || MessageHasNumber(entry, "do") || MessageHasNumber(entry, "dump"))) return true;
        diagnostics.Report(Descriptors.MissingKey, name.Span, $"{rows.Title} '{name.Value}', added by an overlay,", "value", "…");
        return false;
    }

    public void IsTwice(YamlScalar name, TableShape rows) => diagnostics.Report(Descriptors.DuplicateName, name.Span, rows.Kind, name.Value);

    /// <summary>Whether something refers to what was added under these names; if nothing does, the name was meant to be one of the schema's.</summary>
    /// <param name="keys">The keys that refer to such a thing.</param>
    public void AreUsed(IReadOnlyCollection<YamlScalar> added, string kind, string[] keys, YamlMapping whole)
    {
        if (added.Count == 0) return;
        HashSet<string> used = [];
        Collect(whole, keys, used);
        foreach (YamlScalar name in added)
        {
            if (used.Contains(name.Value)) continue;
            string otherwise = "to add it, refer to it somewhere";
            string remedy = Spelling.Nearest(name.Value, used) is { } near ? $"write '{near}', or refer to the new one" : otherwise;
            diagnostics.Report(Descriptors.OverlayFitsNothing, name.Span, kind, name.Value, remedy);
        }
    }

    private static bool IsWhole(YamlMapping entry, TableShape rows)
    {
        if (rows == TableShape.Set && entry.Find("subset-of") is null && entry.Find("attributes") is YamlSequence { Items.Length: > 0 } attributes)
            return attributes.Items.Any(item => item is not YamlMapping attribute || attribute.Find("type") is not null);
        return rows.MakesNew.Length == 0 || rows.MakesNew.Any(key => entry.Find(key) is not null);
    }

    private static bool MessageHasNumber(YamlMapping operation, string exchange) => operation.Find(exchange) is YamlMapping messages
        && messages.Find("request") is YamlMapping request && request.Find("value") is not null;

    private static void Collect(YamlNode node, string[] keys, HashSet<string> used)
    {
        if (node is YamlSequence list)
        {
            foreach (YamlNode item in list.Items) Collect(item, keys, used);
        }
        if (node is not YamlMapping mapping) return;
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (entry.Value is YamlScalar name && Array.IndexOf(keys, entry.Key.Value) >= 0) used.Add(name.Value);
            else Collect(entry.Value, keys, used);
        }
    }
}
