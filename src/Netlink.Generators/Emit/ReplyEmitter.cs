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
        w.Line($"/// <remarks>Message type {type}{RequestEmitter.Contents(operation, set)}.</remarks>");
        using (w.Block($"public readonly ref struct {name}"))
        {
            w.Lines($$"""
                private readonly MessageReader _message;
                private readonly AttributeReader _attrs;

                private {{name}}(MessageReader message)
                {
                    _message = message;
                    _attrs = message.Attributes;
                }

                /// <summary>Reads <paramref name="message"/> in place; false when its type is another or its header too short.</summary>
                public static bool TryRead(NetlinkMessage message, out {{name}} reply)
                {
                    bool isOpen = MessageReader.TryOpen(message, type: {{type}}, fixedHeader: {{operation.Header?.Size ?? 0}}, out MessageReader reader);
                    reply = new(reader);
                    return isOpen;
                }

                """);
            foreach (StructMember member in operation.Header?.Members ?? default) HeaderEmitter.EmitRead(w, member);
            foreach (SchemaAttribute attribute in set?.Attributes ?? default) ReadEmitter.Emit(w, attribute, family);
            if (set is null) return;
            w.Lines($"""
                /// <summary>The attributes apart from their message, for code that reads them wherever they stand.</summary>
                public {set.TypeName} Attributes => {set.TypeName}.Over(_attrs);
                """);
        }
    }
}
