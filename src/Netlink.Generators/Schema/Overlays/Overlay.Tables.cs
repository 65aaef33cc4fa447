using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema.Overlays;

/// <content>Tables: entries with names, of which an overlay corrects some and adds others.</content>
internal sealed partial class Overlay
{
    /// <param name="below">The mapping that the table is in.</param>
    private (YamlNode Value, bool IsMore) MergeTable(
        YamlMapping below, YamlSequence? known, YamlSequence more, TableShape rows, List<Overtaken> overtaken)
    {
        var table = new TableRows(known, rows, TextOf(below, "value-start"));
        HashSet<string> seen = [];
        bool isMore = false;
        foreach (YamlNode item in more.Items)
        {
            if (NameOf(item, rows) is not { } name)
            {
                // What has no name the binder tells of.
                table.Add(item);
            }
            else if (!seen.Add(name.Value))
            {
                _checks.IsTwice(name, rows);
            }
            else if (table.Find(name.Value) is { } place)
            {
                isMore |= Correct(table, place, item, name, rows, overtaken);
            }
            else
            {
                isMore = true;
                if (Takes(below, table, item, name, rows, overtaken)) table.Add(item);
            }
        }
        return (table.ToSequence(more.Span), isMore);
    }

    private bool Correct(TableRows table, int place, YamlNode item, YamlScalar name, TableShape rows, List<Overtaken> overtaken)
    {
        YamlNode below = table.Items[place];
        if ((AsEntry(below), AsEntry(item)) is not ({ } old, { } corrected))
        {
            table.Replace(place, item);
            return true;
        }
        // The number that it has anyhow, by its place in the list.
        if (table.NumberAt(place) is { } number && old.Find("value") is null && MappingReader.TryParse(TextOf(corrected, "value") ?? "", out decimal own) && own == number)
            corrected = new YamlMapping([.. corrected.Entries.Where(entry => entry.Key.Value != "value")], corrected.Span);
        Layer merged = Merge(old, corrected, rows);
        table.Replace(place, item is YamlScalar && below is YamlScalar ? below : merged.Node);
        if (merged.SaysMore) overtaken.AddRange(merged.Overtaken);
        else overtaken.Add(new Overtaken(name, rows.Title, "says only what the schema below says too"));
        return merged.SaysMore;
    }

    /// <summary>Whether an entry of a new name is one to add.</summary>
    private bool Takes(YamlMapping below, TableRows table, YamlNode item, YamlScalar name, TableShape rows, List<Overtaken> overtaken)
    {
        bool isSubset = rows == TableShape.Attribute && below.Find("subset-of") is not null;
        if (!isSubset && !_checks.IsWhole(item, name, rows, table.Names)) return false;
        if (!isSubset && table.IsGiven && !_checks.IsNumbered(item, name, rows)) return false;
        if (rows == TableShape.Set) _addedSets.Add(name);
        if (rows == TableShape.SubMessage) _addedSubMessages.Add(name);
        if (isSubset || rows != TableShape.Attribute || table.OwnerOf(TextOf((YamlMapping)item, "value")) is not { } owner) return true;
        overtaken.Add(new Overtaken(name, rows.Title, $"has the number that is '{owner}' in the schema below"));
        return false;
    }

    private static YamlScalar? NameOf(YamlNode item, TableShape rows) => item switch
    {
        YamlScalar bare when rows == TableShape.EnumEntry => bare,
        YamlMapping mapping => mapping.Find(rows.Key) as YamlScalar,
        _ => null,
    };

    /// <summary>A bare name is an entry that says no more.</summary>
    private static YamlMapping? AsEntry(YamlNode item) => item switch
    {
        YamlMapping mapping => mapping,
        YamlScalar bare => new YamlMapping([new YamlEntry(new YamlScalar("name", bare.Span), bare)], bare.Span),
        _ => null,
    };
}
