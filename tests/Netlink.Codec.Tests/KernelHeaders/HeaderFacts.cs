namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>Turns the schema into claims about C headers: every number, every size, every offset.</summary>
internal static class HeaderFacts
{
    /// <summary>Constants whose C name does not follow from prefix and name, each with its reason in the file.</summary>
    private static readonly Dictionary<string, string> Spellings = TextTable.Read("c-spelling.txt")
        .ToDictionary(row => row[0], row => row[1]);

    public static List<HeaderFact> Of(SchemaFile schema)
    {
        var facts = new List<HeaderFact>();
        foreach (SchemaDefinition definition in schema.Definitions.Values)
            facts.AddRange(definition.Kind == "struct" ? OfStruct(definition) : OfConstants(definition));
        foreach (SchemaSet set in schema.Sets.Values)
            facts.AddRange(set.Attributes.Select(attribute
                => Constant(set.Name, set.Prefix, attribute.Name, set.Header, attribute.Number)));
        foreach (SchemaOperation operation in schema.Operations)
            facts.AddRange(OfOperation(schema, operation));
        facts.AddRange(schema.Groups.Where(group => group.Number > 0).Select(group => Constant("mcast-groups", "", group.Name, schema.Header, group.Number)));
        return facts;
    }

    public static string CName(SchemaSet set, SchemaAttribute attribute) => CName(set.Prefix + attribute.Name).ToUpperInvariant();

    private static IEnumerable<HeaderFact> OfConstants(SchemaDefinition definition)
    {
        foreach (SchemaEntry entry in definition.Entries)
            yield return Constant(definition.Name, definition.Prefix, entry.Name, definition.Header,
                definition.Kind == "flags" ? 1L << (int)entry.Number : entry.Number);
        if (definition.EnumName is { } name)
            yield return new HeaderFact(definition.Name, definition.Header, $"sizeof(enum {CName(name)})", CName(name), 4);
    }

    private static IEnumerable<HeaderFact> OfStruct(SchemaDefinition definition)
    {
        string name = CName(definition.Name);
        yield return new HeaderFact(definition.Name, definition.Header, $"sizeof(struct {name})", name, definition.Size);
        // Padding has no name of its own: the members beside it and the size tell that it is right.
        foreach (SchemaMember member in definition.Members.Where(member => member.Type != "pad"))
        {
            string place = $"{definition.Name}.{member.Name}";
            string field = CName(member.Name);
            string access = $"((struct {name} *)0)->{field}";
            yield return new HeaderFact(place, definition.Header, $"offsetof(struct {name}, {field})", name, member.Offset);
            yield return new HeaderFact(place, definition.Header, $"sizeof({access})", name, member.Size);
            yield return new HeaderFact(place, definition.Header, $"IS_SIGNED({access})", name, member.Type[0] == 's' ? 1 : 0);
        }
    }

    private static IEnumerable<HeaderFact> OfOperation(SchemaFile schema, SchemaOperation operation)
    {
        const string Notification = "-ntf";
        if (operation.Notify is not null)
        {
            string cause = operation.Name.EndsWith(Notification, StringComparison.Ordinal) ? operation.Name[..^Notification.Length] : operation.Name;
            yield return Constant("operations", schema.OperationPrefix, cause, schema.Header, operation.ReplyType!.Value);
            yield break;
        }
        yield return Constant("operations", schema.OperationPrefix, operation.Name, schema.Header, operation.RequestType!.Value);
        // What answers a get is what the matching new announces.
        if (operation.ReplyType is { } reply)
            yield return Constant("operations", schema.OperationPrefix, "new" + operation.Name["get".Length..], schema.Header, reply);
    }

    private static HeaderFact Constant(string owner, string prefix, string name, string header, long value)
    {
        string place = $"{owner}.{name}";
        string symbol = Spellings.GetValueOrDefault(place) ?? CName(prefix + name).ToUpperInvariant();
        return new HeaderFact(place, header, symbol, symbol, value);
    }

    private static string CName(string name) => name.Replace('-', '_');
}
