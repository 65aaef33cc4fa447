using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The reader of what the kernel answers to an operation, or announces.</summary>
internal static class ReplyEmitter
{
    public static void Emit(SourceWriter w, Operation operation, int type, AttributeSet? set, Family family)
    {
        string name = operation.ReplyType;
        if (operation.Request is not null) w.Line();
        string kind = operation.IsNotification ? "Announcement" : "Answer";
        Docs.Text(w, operation.Doc is { } doc ? $"{kind}: {Docs.Escape(doc)}" : $"{kind} of {operation.Name}.");
        string number = operation.DumpReply is { } dump ? $"{type}, in a dump {dump}" : $"{type}";
        w.Line($"/// <remarks>{(family.Generic is null ? "Message type" : "Command")} {number}{RequestEmitter.Contents(operation, set)}.</remarks>");
        using (w.Block($"public {(set?.SlotCount > 0 ? "" : "readonly ")}ref struct {name} : INetlinkReply<{name}>"))
        {
            w.Lines($$"""
                private readonly MessageReader _message;
                private {{(set?.SlotCount > 0 ? "" : "readonly ")}}{{set?.FinderType ?? "AttributeReader"}} _attrs;

                private {{name}}(MessageReader message)
                {
                    _message = message;
                    _attrs = {{(set?.SlotCount > 0 ? "new(message.Attributes)" : "message.Attributes")}};
                }

                """);
            EmitTryRead(w, operation, type, family);
            foreach (StructMember member in operation.Header?.Members ?? default) HeaderEmitter.EmitRead(w, member);
            foreach (SchemaAttribute attribute in Operation.Members(set, operation.Received)) ReadEmitter.Emit(w, attribute, set!, family, operation.Header);
            if (set is null) return;
            w.Lines($"""
                /// <summary>All attributes apart from their message, for code that reads them wherever they stand.</summary>
                public {set.TypeName} Attributes => {set.TypeName}.Over({set.Walk});
                """);
        }
    }

    private static void EmitTryRead(SourceWriter w, Operation operation, int type, Family family)
    {
        bool isGeneric = family.Generic is not null;
        int size = operation.Header?.Size ?? 0;
        string other = isGeneric ? "it is of another family or command, or its headers are too short" : "its type is another or its header too short";
        w.Line($"/// <summary>Reads <paramref name=\"message\"/> in place; false when {other}.</summary>");
        if (isGeneric) w.Line("/// <param name=\"message\">As received.</param>");
        if (isGeneric) w.Line("/// <param name=\"family\">The number that the kernel gave the family.</param>");
        if (isGeneric) w.Line("/// <param name=\"reply\">What it says.</param>");
        using (w.Block($"public static bool TryRead(NetlinkMessage message, {(isGeneric ? "ushort family, " : "")}out {operation.ReplyType} reply)"))
        {
            string Open(int number, string reader) => isGeneric
                ? $"MessageReader.TryOpenGeneric(message, family, command: {number}, fixedHeader: {size}, out {reader})"
                : $"MessageReader.TryOpen(message, type: {number}, fixedHeader: {size}, out {reader})";
            w.Line($"bool isOpen = {Open(type, "MessageReader reader")}{(operation.DumpReply is { } dump ? $" || {Open(dump, "reader")}" : "")};");
            w.Line("reply = new(reader);");
            w.Line("return isOpen;");
        }
        if (!isGeneric) w.Line($"static bool INetlinkReply<{operation.ReplyType}>.TryRead(NetlinkMessage message, ushort family, out {operation.ReplyType} reply) => TryRead(message, out reply);");
        w.Line();
    }
}
