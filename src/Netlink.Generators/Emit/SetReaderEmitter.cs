using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The reader of an attribute set.</summary>
internal static class SetReaderEmitter
{
    public static void Emit(SourceWriter w, AttributeSet set, Family family)
    {
        string about = set.Doc is { } doc ? " " + Docs.Escape(doc) : "";
        Docs.Text(w, $"Reads <c>{set.Name}</c> in place.{about}");
        using (w.Block($"public readonly ref struct {set.TypeName} : IAttributeSet<{set.TypeName}>"))
        {
            w.Lines($"""
                private readonly AttributeReader _attrs;

                private {set.TypeName}(AttributeReader attrs) => _attrs = attrs;

                /// <summary>Reads <paramref name="attrs"/> as <c>{set.Name}</c>.</summary>
                public static {set.TypeName} Over(AttributeReader attrs) => new(attrs);

                """);
            foreach (SchemaAttribute attribute in set.Attributes) ReadEmitter.Emit(w, attribute, family);
            w.Lines($"""
                /// <summary>Every attribute in the message's order, unknown ones too.</summary>
                public AttributeEnumerator GetEnumerator() => _attrs.GetEnumerator();
                /// <summary>All of it as text for people.</summary>
                public override string ToString() => _attrs.ToText({family.TypeName}Names.Instance, set: {set.Id});
                """);
        }
    }
}
