using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>Reads the schema with nothing in common with the generator but the YAML parser, so that the two can disagree.</summary>
internal sealed class SchemaFile
{
    public static readonly string Path = PathOf("rtnetlink.yaml");

    private readonly YamlMappingNode _root;

    private readonly string? _header;

    private SchemaFile(string text, string? header = null)
    {
        _header = header;
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        _root = (YamlMappingNode)stream.Documents[0].RootNode;
        foreach (YamlMappingNode node in Items(_root, "definitions").Where(IsChecked))
            Definitions.Add(Required(node, "name"), ReadDefinition(node));
        foreach (YamlMappingNode node in Items(_root, "attribute-sets").Where(IsChecked))
            Sets.Add(Required(node, "name"), ReadSet(node));
        foreach (YamlMappingNode node in Items(_root, "sub-messages"))
            SubMessages.Add(Required(node, "name"),
                [.. Items(node, "formats").Select(format => new SchemaFormat(Required(format, "value"), Text(format, "attribute-set")))]);
        YamlMappingNode operations = Part("operations");
        OperationPrefix = Text(operations, "name-prefix") ?? "rtm-";
        Operations = [.. Items(operations, "list").Where(IsNumbered).Select(ReadOperation)];
        Groups = [.. Items(Part("mcast-groups"), "list")
            .Select(group => new SchemaEntry(Required(group, "name"), Number(Text(group, "value") ?? "0")))];
    }

    public Dictionary<string, SchemaDefinition> Definitions { get; } = [];
    public Dictionary<string, SchemaSet> Sets { get; } = [];
    public Dictionary<string, IReadOnlyList<SchemaFormat>> SubMessages { get; } = [];
    public IReadOnlyList<SchemaOperation> Operations { get; }
    public IReadOnlyList<SchemaEntry> Groups { get; }
    public string OperationPrefix { get; }
    public string Header => _header ?? Required(_root, "uapi-header");

    public static string PathOf(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, name);

    public static SchemaFile Load() => Parse(File.ReadAllText(Path));

    public static SchemaFile Parse(string text) => new(text);

    /// <param name="text">An overlay: of its entries those count that are new, or replaced whole; they say where C has them.</param>
    /// <param name="header">Where C has its messages and groups.</param>
    public static SchemaFile ParseOverlay(string text, string header) => new(text, header);

    private bool IsChecked(YamlMappingNode node) => _header is null || Text(node, "header") is not null;

    /// <summary>An operation of an overlay that only corrects one has no number of its own.</summary>
    private bool IsNumbered(YamlMappingNode node) => _header is null || Text(node, "value") is not null
        || new[] { "do", "dump" }.Any(exchange => node.Children.TryGetValue(exchange, out YamlNode? messages)
            && ((YamlMappingNode)messages).Children.TryGetValue("request", out YamlNode? request) && Text((YamlMappingNode)request, "value") is not null);

    private YamlMappingNode Part(string key) => _root.Children.TryGetValue(key, out YamlNode? part) ? (YamlMappingNode)part : [];

    private SchemaDefinition ReadDefinition(YamlMappingNode node)
    {
        string kind = Text(node, "type") ?? "struct";
        List<SchemaMember> members = kind == "struct" ? ReadMembers(node) : [];
        int alignment = members.Select(AlignmentOf).DefaultIfEmpty(1).Max();
        int end = members.Count == 0 ? 0 : members[^1].Offset + members[^1].Size;
        return new SchemaDefinition(
            Required(node, "name"), kind, Text(node, "name-prefix") ?? "", Text(node, "header") ?? Header, Text(node, "enum-name") is { Length: > 0 } enumName ? enumName : null,
            kind == "struct" ? [] : ReadEntries(node, "entries"), members, AlignUp(end, alignment));
    }

    private static List<SchemaEntry> ReadEntries(YamlMappingNode node, string list)
    {
        var entries = new List<SchemaEntry>();
        long next = 0;
        foreach (YamlMappingNode item in Items(node, list))
        {
            long number = Text(item, "value") is { } value ? Number(value) : next;
            entries.Add(new SchemaEntry(Required(item, "name"), number));
            next = number + 1;
        }
        return entries;
    }

    private List<SchemaMember> ReadMembers(YamlMappingNode node)
    {
        var members = new List<SchemaMember>();
        int offset = 0;
        foreach (YamlMappingNode item in Items(node, "members"))
        {
            string type = Required(item, "type");
            (int size, int alignment) = ShapeOf(item, type);
            offset = AlignUp(offset, alignment);
            members.Add(new SchemaMember(Required(item, "name"), type, offset, size, IsBig(item), Text(item, "enum")));
            offset += size;
        }
        return members;
    }

    /// <summary>Size and alignment of a member; of a structure inside another those of the definition it names.</summary>
    private (int Size, int Alignment) ShapeOf(YamlMappingNode item, string type)
    {
        if (ScalarSize(type) is { } scalar) return (scalar, scalar);
        if (Text(item, "struct") is not { } name) return ((int)Number(Required(item, "len")), 1);
        List<SchemaMember> inner = ReadMembers(Items(_root, "definitions").Single(definition => Required(definition, "name") == name));
        int alignment = inner.Max(AlignmentOf);
        return (AlignUp(inner[^1].Offset + inner[^1].Size, alignment), alignment);
    }

    private SchemaSet ReadSet(YamlMappingNode node)
    {
        var attributes = new List<SchemaAttribute>();
        long next = 1;
        foreach (YamlMappingNode item in Items(node, "attributes"))
        {
            long number = Text(item, "value") is { } value ? Number(value) : next;
            next = number + 1;
            YamlMappingNode? checks = item.Children.TryGetValue("checks", out YamlNode? found) ? (YamlMappingNode)found : null;
            attributes.Add(new SchemaAttribute(Required(item, "name"), (int)number, Required(item, "type"))
            {
                SubType = Text(item, "sub-type"),
                Set = Text(item, "nested-attributes"),
                FixedHeader = Text(item, "fixed-header"),
                Struct = Text(item, "struct"),
                Enum = Text(item, "enum"),
                SubMessage = Text(item, "sub-message"),
                Selector = Text(item, "selector"),
                BigEndian = IsBig(item),
                Multi = Text(item, "multi-attr") == "true",
                Unterminated = checks is not null && Text(checks, "unterminated-ok") == "true",
                MaxLength = Limit(checks, "max-len"),
                ExactLength = Limit(checks, "exact-len"),
                Max = Limit(checks, "max"),
            });
        }
        return new SchemaSet(Required(node, "name"), Required(node, "name-prefix"), Text(node, "header") ?? Header, attributes);
    }

    private static SchemaOperation ReadOperation(YamlMappingNode node)
    {
        string? notify = Text(node, "notify");
        YamlMappingNode? exchange =
            node.Children.TryGetValue("do", out YamlNode? one) || node.Children.TryGetValue("dump", out one) ? (YamlMappingNode)one : null;
        return new SchemaOperation(
            Required(node, "name"), notify, Text(node, "attribute-set"), Text(node, "fixed-header") ?? "",
            TypeOf(exchange, "request"), notify is null ? TypeOf(exchange, "reply") : (int)Number(Required(node, "value")));
    }

    private static int? TypeOf(YamlMappingNode? exchange, string direction)
        => exchange is not null && exchange.Children.TryGetValue(direction, out YamlNode? message)
            ? (int)Number(Required((YamlMappingNode)message, "value"))
            : null;

    private static int? Limit(YamlMappingNode? checks, string name)
        => checks is not null && Text(checks, name) is { } value ? (int)Number(value) : null;

    private static bool IsBig(YamlMappingNode node) => Text(node, "byte-order") == "big-endian";

    private static int AlignmentOf(SchemaMember member) => ScalarSize(member.Type) ?? 1;

    private static int AlignUp(int value, int alignment) => (value + alignment - 1) / alignment * alignment;

    private static int? ScalarSize(string type) => type switch
    {
        "u8" or "s8" => 1,
        "u16" or "s16" => 2,
        "u32" or "s32" => 4,
        "u64" or "s64" => 8,
        _ => null,
    };

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key)
        => node.Children.TryGetValue(key, out YamlNode? items) ? ((YamlSequenceNode)items).Children.Cast<YamlMappingNode>() : [];

    private static string? Text(YamlMappingNode node, string key)
        => node.Children.TryGetValue(key, out YamlNode? value) ? ((YamlScalarNode)value).Value : null;

    private static string Required(YamlMappingNode node, string key)
        => Text(node, key) ?? throw new InvalidDataException($"line {node.Start.Line}: no '{key}'");

    private static long Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? long.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : long.Parse(text, CultureInfo.InvariantCulture);
}
