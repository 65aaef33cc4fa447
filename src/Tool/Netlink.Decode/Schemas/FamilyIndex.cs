using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Schemas;

/// <summary>A family with everything found by number or name at once.</summary>
internal sealed class FamilyIndex
{
    private readonly Dictionary<string, SetIndex> _sets = [];
    private readonly Dictionary<string, StructLayout> _structs = [];
    private readonly Dictionary<string, EnumIndex> _enums = [];
    private readonly Dictionary<int, List<Operation>> _requests = [];
    private readonly Dictionary<int, List<Operation>> _replies = [];

    public FamilyIndex(Family family)
    {
        Family = family;
        foreach (AttributeSet set in family.Sets) _sets[set.TypeName] = new SetIndex(set);
        foreach (StructLayout layout in family.Structs) _structs[layout.TypeName] = layout;
        foreach (EnumType type in family.Enums) _enums[type.TypeName] = new EnumIndex(type);
        foreach (Operation operation in family.Operations)
        {
            if (operation.Request is { } request) Add(_requests, request, operation);
            if (operation.Reply is { } reply) Add(_replies, reply, operation);
            if (operation.DumpReply is { } dump) Add(_replies, dump, operation);
        }
    }

    /// <summary>Of messages that no schema knows.</summary>
    public static FamilyIndex Unknown { get; } = new(new Family("", "", "", null, 0, null, default, default, default, default, default, default, default));

    public Family Family { get; }

    public string Name => Family.Name;

    public SetIndex Set(string typeName) => _sets[typeName];

    public SetIndex SetNamed(string name) => _sets.Values.First(set => set.Set.Name == name);

    public StructLayout Struct(string typeName) => _structs[typeName];

    public EnumIndex? Enum(string? typeName) => typeName is not null && _enums.TryGetValue(typeName, out EnumIndex? type) ? type : null;

    /// <summary>The operation whose messages have this type, or command in generic netlink.</summary>
    /// <param name="number">The type or command.</param>
    /// <param name="isRequest">The direction: many families number each by itself.</param>
    /// <param name="isUnasked">It answers nobody: a notification, where the schema has one.</param>
    public Operation? Find(int number, bool isRequest, bool isUnasked) => isRequest
        ? First(_requests, number, isNotification: false)
        // A notification that the schema does not list looks like the request it tells of.
        : First(_replies, number, isUnasked) ?? First(_requests, number, isNotification: false);

    private static Operation? First(Dictionary<int, List<Operation>> by, int number, bool isNotification) =>
        by.TryGetValue(number, out List<Operation>? found) ? found.Find(operation => operation.IsNotification == isNotification) ?? found[0] : null;

    private static void Add(Dictionary<int, List<Operation>> to, int number, Operation operation)
    {
        if (!to.TryGetValue(number, out List<Operation>? list)) to.Add(number, list = []);
        list.Add(operation);
    }
}

/// <summary>An attribute set by number.</summary>
internal sealed class SetIndex
{
    private readonly Dictionary<int, SchemaAttribute> _byNumber = [];

    public SetIndex(AttributeSet set)
    {
        Set = set;
        foreach (SchemaAttribute attribute in set.Attributes) _byNumber.TryAdd(attribute.Number, attribute);
    }

    /// <summary>Without attributes.</summary>
    public static SetIndex Unknown { get; } = new(new AttributeSet(0, "", "", false, false, false, null, null, default));

    public AttributeSet Set { get; }

    public SchemaAttribute? Find(int number) => _byNumber.GetValueOrDefault(number);
}

/// <summary>An enumeration by value.</summary>
internal sealed class EnumIndex
{
    private readonly Dictionary<ulong, string> _words = [];

    public EnumIndex(EnumType type)
    {
        IsFlags = type.IsFlags;
        foreach (EnumEntry entry in type.Entries) _words.TryAdd(entry.Value < 0 ? (ulong)(long)entry.Value : (ulong)entry.Value, entry.Word);
    }

    public bool IsFlags { get; }

    public string? Find(ulong value) => _words.GetValueOrDefault(value);
}
