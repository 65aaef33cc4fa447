using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <content>Operations: what they are numbered, which header and attributes their messages have.</content>
internal sealed partial class SchemaBinder
{
    private sealed record DeclaredOperation(string Name, string TypeName, MappingReader Reader, MappingReader? Do, MappingReader? Dump)
    {
        public bool IsNotification => Reader.Has("notify") || Reader.Has("event");

        /// <summary>Takes a number and has no message: <c>unspec</c> in some unified families.</summary>
        public bool IsPlaceholder => Do is null && Dump is null && !IsNotification;

        public bool HasReply => (Do?.Has("reply") ?? false) || (Dump?.Has("reply") ?? false);
    }

    private EquatableArray<Operation> BindOperations()
    {
        List<Operation> operations = [];
        if (_family.Inner("operations", "'operations'", KnownKeys.Operations) is not { } list) return operations.ToEquatableArray();
        string prefix = list.Text("name-prefix") ?? $"{_name}-cmd-";
        var numbers = new OperationNumbers(isDirectional: list.Word("enum-model", ["unified", "directional"]) == "directional");
        Dictionary<int, string> requests = [];
        DeclaredOperation[] declared = DeclareOperations(list).ToArray();
        foreach (DeclaredOperation operation in declared)
        {
            MessageNumbers number = Number(operation, numbers);
            if (operation.IsPlaceholder) continue;
            if (number.Request is { } request)
            {
                if (requests.TryGetValue(request, out string? other))
                    _diagnostics.Report(Descriptors.DuplicateValue, operation.Reader.At("name"), "Operation", operation.Name, $"{request}", other);
                requests[request] = operation.Name;
            }
            // A notification looks like the reply of the operation that it names.
            DeclaredOperation shape = operation.Reader.Has("notify") ? NotifiedBy(operation, declared) ?? operation : operation;
            DeclaredSet? set = SetOf(operation.Reader, "attribute-set") ?? SetOf(shape.Reader, "attribute-set");
            StructLayout? header = HeaderOf(operation, shape, list);
            DeclaredSet? replySet = ReplySetOf(operation, shape) ?? set;
            CheckAttributeLists(operation, set, replySet, header);
            operations.Add(new Operation(
                operation.Name, operation.TypeName, KernelNames.ToConstant(prefix, operation.Name), Prose(operation.Reader.Text("doc")),
                number.Request, number.Reply, DumpReply(operation, number.Reply), operation.IsNotification,
                new Exchanges(operation.Do is not null, operation.Do?.Has("reply") ?? false, operation.Dump is not null),
                header is null ? null : Header(header, set, replySet),
                set?.TypeName, replySet?.TypeName, Listed(set, Message(operation.Do, "request"), Message(operation.Dump, "request")),
                operation.Reader.Has("event")
                    ? Listed(replySet, operation.Reader.Inner("event", $"'event' of '{operation.Name}'", KnownKeys.Event))
                    : Listed(replySet, Message(shape.Do, "reply"), Message(shape.Dump, "reply"))));
        }
        return operations.ToEquatableArray();
    }

    /// <summary>
    /// What the lists of a message name. Of generic netlink only: there the kernel makes its policy from them, and a set can be as large as
    /// devlink's; those of rtnetlink leave out half of what is legal.
    /// </summary>
    private EquatableArray<string>? Listed(DeclaredSet? set, params MappingReader?[] messages)
    {
        if (!_isGeneric || set is null || messages.Any(TakesAll) || !messages.Any(message => message?.Has("attributes") is true)) return null;
        IEnumerable<string> names = messages.Where(message => message is not null).SelectMany(message => message!.Names("attributes")).Select(name => name.Value);
        return names.Distinct().ToEquatableArray();
    }

    /// <summary>An answer can have a set of its own, where the kernel gives the request's numbers another meaning in it.</summary>
    private DeclaredSet? ReplySetOf(DeclaredOperation operation, DeclaredOperation shape)
    {
        foreach (MappingReader? request in new[] { Message(operation.Do, "request"), Message(operation.Dump, "request") })
            request?.Misplaced("attribute-set", "the operation has the request's; an answer may have another");
        if (operation.IsNotification && operation.Reader.Has("attribute-set")) return null;
        foreach (MappingReader? reply in new[] { Message(shape.Do, "reply"), Message(shape.Dump, "reply") })
        {
            if (reply is not null && SetOf(reply, "attribute-set") is { } set) return set;
        }
        return null;
    }

    /// <summary>An overlay says <c>attributes: all</c> where the kernel's list leaves out what is legal.</summary>
    private static bool TakesAll(MappingReader? message) => message?.Mapping.Find("attributes") is YamlScalar { Value: "all" };

    private StructLayout? HeaderOf(DeclaredOperation operation, DeclaredOperation shape, MappingReader list) =>
        StructOf(operation.Reader, "fixed-header") ?? StructOf(shape.Reader, "fixed-header") ?? StructOf(list, "fixed-header");

    private IEnumerable<DeclaredOperation> DeclareOperations(MappingReader list)
    {
        HashSet<string> names = [];
        foreach (YamlNode node in list.List("list"))
        {
            if (MappingReader.Open(node, "an operation", KnownKeys.Operation, _diagnostics) is not { } reader) continue;
            if (reader.Required("name", "…") is not { } name || CSharpName(name, reader.At("name")) is not { } csharp) continue;
            if (!names.Add(name))
            {
                reader.Duplicate("name", "an operation");
                continue;
            }
            reader = reader with { What = $"operation '{name}'" };
            var operation = new DeclaredOperation(
                name, csharp, reader,
                reader.Inner("do", $"'do' of '{name}'", KnownKeys.Exchange), reader.Inner("dump", $"'dump' of '{name}'", KnownKeys.Exchange));
            if (operation.IsNotification && csharp.EndsWith("Ntf", StringComparison.Ordinal) && csharp.Length > 3)
                operation = operation with { TypeName = csharp.Substring(0, csharp.Length - 3) };
            if (operation.IsPlaceholder && list.Text("enum-model") == "directional") reader.Demand("do", "…");
            yield return ClaimTypes(operation);
        }
    }

    /// <summary>Takes the names of the operation's types; a set or definition may have one of them already.</summary>
    private DeclaredOperation ClaimTypes(DeclaredOperation operation)
    {
        if (operation.IsPlaceholder) return operation;
        List<string> kinds = [operation.IsNotification ? "Notification" : "Request"];
        if (operation.HasReply) kinds.Add("Reply");
        if (kinds.Exists(kind => _types.IsTakenByOther(operation.TypeName + kind, "operation"))) operation = operation with { TypeName = operation.TypeName + "Message" };
        foreach (string kind in kinds) _types.Claim(operation.TypeName + kind, $"operation '{operation.Name}'", operation.Name, operation.Reader.At("name"));
        return operation;
    }

    private static MessageNumbers Number(DeclaredOperation operation, OperationNumbers numbers)
    {
        int? own = MessageValue(operation.Reader);
        int? doRequest = MessageValue(Message(operation.Do, "request")), doReply = MessageValue(Message(operation.Do, "reply"));
        int? dumpRequest = MessageValue(Message(operation.Dump, "request")), dumpReply = MessageValue(Message(operation.Dump, "reply"));
        if (doRequest is { } a && dumpRequest is { } b && a != b)
        {
            string what = $"Operation '{operation.Name}' with another request number for dump than for do";
            operation.Reader.Unsupported("name", what, "write two operations");
        }
        return operation.IsNotification
            ? numbers.NextNotification(own)
            : numbers.NextRequest(own, doRequest ?? dumpRequest, doReply ?? dumpReply, operation.HasReply);
    }

    /// <summary>Some kernels answer a dump under another number: devlink's port-get by mistake.</summary>
    private static int? DumpReply(DeclaredOperation operation, int? reply) =>
        MessageValue(Message(operation.Dump, "reply")) is { } number && number != reply ? number : null;

    private static MappingReader? Message(MappingReader? exchange, string direction) =>
        exchange?.Inner(direction, $"'{direction}' in {exchange.What}", KnownKeys.Message);

    private static int? MessageValue(MappingReader? reader) => (int?)reader?.Integer("value", 0, ushort.MaxValue);

    private static DeclaredOperation? NotifiedBy(DeclaredOperation notification, DeclaredOperation[] all)
    {
        string name = notification.Reader.Text("notify") ?? "";
        DeclaredOperation? target = Array.Find(all, operation => operation.Name == name);
        if (target is null)
            notification.Reader.Unknown("notify", "operation", all.Select(operation => operation.Name), "define it under 'operations'");
        return target;
    }

    /// <summary>Attribute lists only document: the kernel's are incomplete, and name things that are no attributes. What is mistyped is told.</summary>
    /// <remarks>Linux 6.14 listed members of the fixed header among them, and 6.12 an <c>if-netnsid</c> where <c>link-netnsid</c> is another thing.</remarks>
    private void CheckAttributeLists(DeclaredOperation operation, DeclaredSet? set, DeclaredSet? replySet, StructLayout? header)
    {
        MappingReader?[] messages =
        [
            Message(operation.Do, "request"), Message(operation.Do, "reply"),
            Message(operation.Dump, "request"), Message(operation.Dump, "reply"),
            operation.Reader.Inner("event", $"'event' of '{operation.Name}'", KnownKeys.Event),
        ];
        foreach (YamlScalar name in messages.Where(message => message is not null && !TakesAll(message)).SelectMany(message => message!.Names("attributes")))
        {
            if (set is not null && set.Attributes.Exists(attribute => attribute.Name == name.Value)) continue;
            if (replySet is not null && replySet.Attributes.Exists(attribute => attribute.Name == name.Value)) continue;
            if (header is not null && header.Members.Any(member => IsCalled(member.Name, name.Value))) continue;
            IEnumerable<string> known = set?.Attributes.Select(attribute => attribute.Name) ?? [];
            if (Spelling.Slip(name.Value, known) is { } meant && !IsCalled(meant, name.Value))
                _diagnostics.Report(Descriptors.UnknownReference, name.Span, $"attribute in '{set!.Name}' called", name.Value, $"write '{meant}'");
        }
    }

    /// <summary>Older specifications say <c>ndm-family</c> of the member <c>family</c>, and <c>set-id</c> of the attribute <c>set id</c>.</summary>
    private static bool IsCalled(string name, string listed) =>
        listed.EndsWith(name, StringComparison.Ordinal) || KernelNames.ToCSharp(name) == KernelNames.ToCSharp(listed);

    /// <summary>Header members and attributes stand side by side in a message; where both want a name, the attribute has it.</summary>
    private FixedHeader Header(StructLayout layout, params DeclaredSet?[] sets)
    {
        // In generic netlink it stands behind struct genlmsghdr.
        int start = _isGeneric ? GenericHeaderSize : 0;
        IEnumerable<StructMember> members = layout.Members.Select(member =>
            sets.Any(set => set is not null && set.Attributes.Exists(attribute => attribute.PropertyName == member.PropertyName))
                ? member with { PropertyName = "Header" + member.PropertyName, Offset = start + member.Offset }
                : member with { Offset = start + member.Offset });
        return new FixedHeader(layout.TypeName, layout.CName, layout.Size, members.ToEquatableArray());
    }
}
