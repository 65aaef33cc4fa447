using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The reader of an attribute set.</summary>
internal static class SetReaderEmitter
{
    public static void Emit(SourceWriter w, AttributeSet set, Family family)
    {
        string about = set.Doc is { } doc ? " " + Docs.Escape(doc) : "";
        Docs.Text(w, $"Reads <c>{set.Name}</c> in place.{about}");
        using (w.Block($"public {(set.SlotCount > 0 ? "" : "readonly ")}ref struct {set.TypeName} : IAttributeSet<{set.TypeName}>"))
        {
            w.Lines($"""
                private {(set.SlotCount > 0 ? "" : "readonly ")}{set.FinderType} _attrs;

                private {set.TypeName}(AttributeReader attrs) => _attrs = {(set.SlotCount > 0 ? "new(attrs)" : "attrs")};

                /// <summary>Reads <paramref name="attrs"/> as <c>{set.Name}</c>.</summary>
                public static {set.TypeName} Over(AttributeReader attrs) => new(attrs);

                """);
            foreach (SchemaAttribute attribute in set.Attributes) ReadEmitter.Emit(w, attribute, set, family);
            w.Lines($"""
                /// <summary>Every attribute in the message's order, unknown ones too.</summary>
                public AttributeEnumerator GetEnumerator() => {set.Walk}.GetEnumerator();
                /// <summary>All of it as text for people.</summary>
                public override string ToString() => {set.Walk}.ToText({family.TypeName}Names.Instance, set: {set.Id});
                """);
            if (set.SlotCount > 0) w.Line($"[InlineArray({set.SlotCount})] internal struct Slots {{ private ushort _first; }}");
        }
    }
}
