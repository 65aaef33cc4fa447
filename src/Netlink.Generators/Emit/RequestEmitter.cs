using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The builder of one operation's message to the kernel.</summary>
internal static class RequestEmitter
{
    public static void Emit(SourceWriter w, Operation operation, int type, AttributeSet? set, Family family)
    {
        Docs.Text(w, Docs.Escape(operation.Doc ?? $"Requests {operation.Name}."));
        w.Line($"/// <remarks><c>{operation.CName}</c> ({type}){Contents(operation, set)}.</remarks>");
        using (w.Block($"public readonly ref struct {operation.RequestType}"))
        {
            EmitConstructor(w, operation, type, family);
            foreach (StructMember member in operation.Header?.Members ?? default) HeaderEmitter.EmitPut(w, member);
            foreach (SchemaAttribute attribute in Operation.Members(set, operation.Sent)) PutEmitter.Emit(w, attribute, "_message", family, operation.Header);
            if (set is not null && operation.Sent is not null)
            {
                w.Lines($"""
                    /// <summary>All attributes of <c>{set.Name}</c>, those that the schema does not list for this request too. Not to be disposed.</summary>
                    public {set.TypeName}Builder Attributes => new(_message);
                    """);
            }
            w.Lines($"""
                /// <summary>The bytes to send, or the first failure of the build.</summary>
                public NetlinkRequest Finish() => _message.Finish({family.TypeName}Names.Instance, set: {set?.Id ?? 0});
                """);
        }
    }

    private static void EmitConstructor(SourceWriter w, Operation operation, int type, Family family)
    {
        int size = operation.Header?.Size ?? 0;
        w.Lines("""
            private readonly MessageBuilder _message;

            /// <summary>Begins the message in <paramref name="buffer"/>; a buffer too small is reported by <see cref="Finish"/>.</summary>
            """);
        if (family.Generic is { } generic)
        {
            w.Lines($"""
                /// <param name="buffer">Where the message goes.</param>
                /// <param name="family">The number that the kernel gave the family.</param>
                /// <param name="flags"><c>nlmsg_flags</c>.</param>
                public {operation.RequestType}(Span<byte> buffer, ushort family, NetlinkFlags flags = NetlinkFlags.Ack)
                    => _message = MessageBuilder.BeginGeneric(buffer, family, command: {type}, version: {generic.Version}, flags, fixedHeader: {size});

                """);
            return;
        }
        w.Lines($"""
            public {operation.RequestType}(Span<byte> buffer, NetlinkFlags flags = NetlinkFlags.Ack)
                => _message = MessageBuilder.Begin(buffer, type: {type}, flags, fixedHeader: {size});

            """);
    }

    /// <summary>What a message is made of, for its remarks.</summary>
    public static string Contents(Operation operation, AttributeSet? set)
    {
        List<string> parts = [];
        if (operation.Header is { } header) parts.Add($"<c>struct {header.CName}</c>");
        if (set is not null) parts.Add($"<c>{set.Name}</c>");
        return parts.Count == 0 ? "" : ": " + string.Join(", then ", parts);
    }
}
