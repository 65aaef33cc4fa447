namespace Netlink.Generators.Schema.Model;

/// <summary>What can be asked of the kernel, and what it answers or announces.</summary>
/// <param name="TypeName">Begins the names of its C# types: <c>Newlink</c>.</param>
/// <param name="Request">Message type of the request; null for a notification.</param>
/// <param name="Reply">Message type of the answer or notification; null when only an acknowledgement comes.</param>
/// <param name="DumpReply">Message type of a dump's answers, where it differs.</param>
/// <param name="Exchanges">How it can be asked.</param>
/// <param name="Set">The attributes of the request; null when there are none.</param>
/// <param name="ReplySet">Those of the answer; mostly the same set.</param>
/// <param name="Sent">Those of the set that a request lists, by name; null: all are members of the request.</param>
/// <param name="Received">Those of the set that an answer lists; null: all.</param>
internal sealed record Operation(
    string Name,
    string TypeName,
    string CName,
    string? Doc,
    int? Request,
    int? Reply,
    int? DumpReply,
    bool IsNotification,
    Exchanges Exchanges,
    FixedHeader? Header,
    string? Set,
    string? ReplySet,
    EquatableArray<string>? Sent,
    EquatableArray<string>? Received)
{
    /// <summary>The attributes that are members of the request or answer itself.</summary>
    public static IEnumerable<SchemaAttribute> Members(AttributeSet? set, EquatableArray<string>? listed)
    {
        if (set is null) return [];
        if (listed is not { } names) return set.Attributes;
        HashSet<string> kept = [.. names];
        // What a sub-message is picked by belongs to it.
        foreach (SchemaAttribute attribute in set.Attributes)
        {
            if (kept.Contains(attribute.Name) && attribute.Type is SubMessageType { Selector: { Place: SelectorPlace.Beside } selector }) kept.Add(selector.Name);
        }
        return set.Attributes.Where(attribute => kept.Contains(attribute.Name));
    }

    /// <summary>Asked twice it changes nothing, so it may be repeated: its name says that it gets something.</summary>
    public bool IsQuery => Name.StartsWith("get", StringComparison.Ordinal) || Name.Split('-', '_').Contains("get");

    public string RequestType => TypeName + "Request";
    public string ReplyType => TypeName + (IsNotification ? "Notification" : "Reply");
}

/// <summary>How an operation can be asked.</summary>
/// <param name="Do">For one object.</param>
/// <param name="IsAnswered">One message answers that, beside the acknowledgement.</param>
/// <param name="Dump">For all objects.</param>
internal sealed record Exchanges(bool Do, bool IsAnswered, bool Dump);

/// <summary>The structure between <c>nlmsghdr</c> and the first attribute. Its members are named so that none hides an attribute.</summary>
internal sealed record FixedHeader(string StructType, string CName, int Size, EquatableArray<StructMember> Members);
