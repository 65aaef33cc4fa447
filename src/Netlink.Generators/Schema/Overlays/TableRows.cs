using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema.Overlays;

/// <summary>A table of a schema while an overlay is laid over it: its entries by name, and the numbers that they have by their place.</summary>
internal sealed class TableRows
{
    private readonly List<YamlNode> _items;
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<decimal, string> _owners = [];
    private readonly List<decimal> _numbers = [];

    /// <param name="start">What the table begins to count with, where it says so.</param>
    public TableRows(YamlSequence? known, TableShape rows, string? start)
    {
        IsGiven = known is not null;
        _items = [.. known?.Items ?? []];
        bool isCounted = rows == TableShape.Attribute || rows == TableShape.EnumEntry;
        decimal next = MappingReader.TryParse(start ?? "", out decimal first) ? first : rows == TableShape.Attribute ? 1 : 0;
        for (int i = 0; i < _items.Count; i++)
        {
            YamlMapping? entry = _items[i] as YamlMapping;
            string? name = (entry is null ? _items[i] as YamlScalar : entry.Find(rows.Key) as YamlScalar)?.Value;
            if (name is not null && !_places.ContainsKey(name)) _places.Add(name, i);
            if (!isCounted) continue;
            if (entry?.Find("value") is YamlScalar value && MappingReader.TryParse(value.Value, out decimal own)) next = own;
            _numbers.Add(next);
            if (name is not null && !_owners.ContainsKey(next)) _owners.Add(next, name);
            next++;
        }
    }

    /// <summary>The schema has the table.</summary>
    public bool IsGiven { get; }

    public IReadOnlyList<YamlNode> Items => _items;

    public IEnumerable<string> Names => _places.Keys;

    public int? Find(string name) => _places.TryGetValue(name, out int place) ? place : null;

    public decimal? NumberAt(int place) => place < _numbers.Count ? _numbers[place] : null;

    /// <summary>Who has this number in the schema.</summary>
    public string? OwnerOf(string? number) =>
        MappingReader.TryParse(number ?? "", out decimal value) && _owners.TryGetValue(value, out string? owner) ? owner : null;

    public void Add(YamlNode item) => _items.Add(item);

    public void Replace(int place, YamlNode item) => _items[place] = item;

    public YamlSequence ToSequence(SourceSpan span) => new([.. _items], span);
}
