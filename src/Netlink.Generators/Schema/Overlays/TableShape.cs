namespace Netlink.Generators.Schema.Overlays;

/// <summary>What a mapping of a schema describes, as far as an overlay goes into it: what has no place here an overlay replaces whole.</summary>
/// <param name="Kind">For messages: "an attribute".</param>
/// <param name="Key">The key by which one entry of a table is told from the others.</param>
internal sealed record TableShape(string Kind, string Key = "name")
{
    /// <summary>Keys whose value is a table: a list of entries with names.</summary>
    public Dictionary<string, TableShape> Tables { get; init; } = [];

    /// <summary>Keys whose value is a mapping with tables further in.</summary>
    public Dictionary<string, TableShape> Parts { get; init; } = [];

    /// <summary>The key whose value is a list of names that grows.</summary>
    public string? NameList { get; init; }

    /// <summary>Keys that go away when an overlay gives the entry another <c>type</c>: they were about the old one.</summary>
    public string[] OfType { get; init; } = [];

    /// <summary>Of the keys that an entry must have one of to be a new one; without any it was meant to correct.</summary>
    public string[] MakesNew { get; init; } = [];

    /// <summary>The kind without its article: "attribute".</summary>
    public string Noun => Kind.Substring(Kind.IndexOf(' ') + 1);

    /// <summary>The same, as a sentence begins: "Attribute".</summary>
    public string Title => char.ToUpperInvariant(Noun[0]) + Noun.Substring(1);

    private static readonly TableShape s_message = new("a message") { NameList = "attributes" };

    private static readonly TableShape s_exchange = new("an exchange") { Parts = { ["request"] = s_message, ["reply"] = s_message } };

    public static TableShape EnumEntry { get; } = new("an entry");

    public static TableShape Attribute { get; } = new("an attribute")
    {
        MakesNew = ["type"],
        OfType =
        [
            "byte-order", "nested-attributes", "fixed-header", "record-length", "enum", "enum-as-flags", "checks", "sub-type", "display-hint", "struct",
            "sub-message", "selector", "type-value",
        ],
    };

    public static TableShape Operation { get; } = new("an operation")
    {
        MakesNew = ["do", "dump", "notify", "event"],
        Parts = { ["do"] = s_exchange, ["dump"] = s_exchange, ["event"] = s_message },
    };

    public static TableShape Set { get; } = new("an attribute set") { Tables = { ["attributes"] = Attribute } };

    public static TableShape SubMessage { get; } = new("a sub-message") { Tables = { ["formats"] = new("a format", Key: "value") } };

    public static TableShape Family { get; } = new("the family")
    {
        Tables =
        {
            ["definitions"] = new("a definition")
            {
                MakesNew = ["type"],
                OfType = ["entries", "value-start", "members", "value"],
                Tables = { ["entries"] = EnumEntry },
            },
            ["attribute-sets"] = Set,
            ["sub-messages"] = SubMessage,
        },
        Parts =
        {
            ["operations"] = new("'operations'") { Tables = { ["list"] = Operation } },
            ["mcast-groups"] = new("'mcast-groups'") { Tables = { ["list"] = new("a multicast group") } },
        },
    };
}
