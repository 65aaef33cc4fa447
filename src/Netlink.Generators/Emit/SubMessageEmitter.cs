using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>An attribute whose content another one picks: its bytes, and a member for each format that has content.</summary>
internal static class SubMessageEmitter
{
    /// <param name="header">The fixed header of the message, where the builder is a message's.</param>
    public static void EmitPut(SourceWriter w, SchemaAttribute attribute, SubMessageType sub, string builder, Family family, FixedHeader? header)
    {
        Docs.Summary(w, attribute.Doc, attribute.CName, "The bytes inside, for what the schema does not know.");
        w.Line($"public ReadOnlySpan<byte> {attribute.PropertyName} {{ set => {builder}.PutBytes({attribute.Number}, value); }}");
        string? selector = Target(sub.Selector, header);
        foreach ((SubMessageFormat format, SelectorValue value) in Formats(sub, family))
        {
            string first = selector is null ? "" : $"{selector} = {value.Literal}; ";
            string limit = selector is null ? $"For {sub.Selector.Name} <c>{Docs.Escape(format.Value)}</c>." : $"Writes <c>{Docs.Escape(format.Value)}</c> as the {selector} first.";
            Docs.Summary(w, attribute.Doc, attribute.CName, limit);
            string name = attribute.PropertyName + format.Suffix;
            if (format.Set is null)
            {
                w.Line($"public {format.Header} {name} {{ set {{ {first}{builder}.PutStruct({attribute.Number}, value); }} }}");
                continue;
            }
            string parameter = format.Header is { } type ? $"in {type} header" : "", argument = format.Header is null ? "" : ", header";
            string begin = $"new({builder}.BeginNest({attribute.Number}{argument}))";
            w.Line($"public {format.Set}Builder Begin{name}({parameter}) {(first.Length == 0 ? $"=> {begin};" : $"{{ {first}return {begin}; }}")}");
        }
    }

    /// <param name="header">The fixed header of the message, where the reader is a message's.</param>
    public static void EmitRead(SourceWriter w, SchemaAttribute attribute, SubMessageType sub, Family family, FixedHeader? header)
    {
        Docs.Summary(w, attribute.Doc, attribute.CName, "The bytes inside, whatever they are.");
        w.Line($"public Attr<ReadOnlySpan<byte>> {attribute.PropertyName} => _attrs[{attribute.Number}].Bytes(\"{attribute.Name}\");");
        string? target = Target(sub.Selector, header);
        foreach ((SubMessageFormat format, SelectorValue value) in Formats(sub, family))
        {
            (string content, string read) = (format.Header, format.Set) switch
            {
                ({ } first, { } set) => ($"Headed<{first}, {set}>", $"HeadedNest<{first}, {set}>"),
                ({ } only, _) => (only, $"Struct<{only}>"),
                var (_, set) => (set!, $"Nest<{set}>"),
            };
            Docs.Summary(w, attribute.Doc, attribute.CName, $"Absent unless {target ?? sub.Selector.Name} is <c>{Docs.Escape(format.Value)}</c>.");
            w.Line($"public Attr<{content}> {attribute.PropertyName}{format.Suffix}{(target is null ? $"({Parameter(sub.Selector)})" : "")} => "
                + $"_attrs[{attribute.Number}].{read}(\"{attribute.Name}\", when: {Condition(sub.Selector, target, value)});");
        }
    }

    private static string Condition(Selector selector, string? target, SelectorValue value) => selector.Place == SelectorPlace.Header
        ? $"Selected.If({target ?? "selector"} == {value.Literal})"
        : $"{target ?? "selector"}.Is({value.Literal})";

    /// <summary>What stands outside the set that is read is handed in.</summary>
    private static string Parameter(Selector selector) => selector.Place == SelectorPlace.Header ? $"{selector.Type} selector" : $"Attr<{selector.Type}> selector";

    /// <summary>The property that is the selector, as far as it can be seen from here.</summary>
    private static string? Target(Selector selector, FixedHeader? header) => selector.Place switch
    {
        SelectorPlace.Beside => selector.Property,
        SelectorPlace.Header => header?.Members.FirstOrDefault(member => member.Name == selector.Name)?.PropertyName,
        _ => null,
    };

    private static IEnumerable<(SubMessageFormat Format, SelectorValue Value)> Formats(SubMessageType sub, Family family) =>
        family.SubMessages[sub.SubMessage].Formats.Zip(sub.Values, (format, value) => (format, value))
            .Where(pair => pair.format.Set is not null || pair.format.Header is not null);
}
