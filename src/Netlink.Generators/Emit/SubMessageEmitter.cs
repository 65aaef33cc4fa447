using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>An attribute whose content another one picks: a member for each format that has content.</summary>
internal static class SubMessageEmitter
{
    public static void EmitBegin(SourceWriter w, SchemaAttribute attribute, SubMessageType sub, string builder, Family family)
    {
        foreach (SubMessageFormat format in Formats(sub, family))
        {
            string parameter = format.Header is { } type ? $"in {type} header" : "", argument = format.Header is null ? "" : ", header";
            string begin = $"{builder}.BeginNest({attribute.Number}{argument})";
            Docs.Summary(w, attribute.Doc, attribute.CName, $"Writes <c>{format.Value}</c> as the {sub.SelectorProperty} first.");
            w.Line($"public {format.Set}Builder Begin{attribute.PropertyName}{format.Suffix}({parameter}) "
                + $"{{ {sub.SelectorProperty} = \"{format.Value}\"u8; return new({begin}); }}");
        }
    }

    public static void EmitRead(SourceWriter w, SchemaAttribute attribute, SubMessageType sub, Family family)
    {
        foreach (SubMessageFormat format in Formats(sub, family))
        {
            string content = format.Header is { } header ? $"Headed<{header}, {format.Set}>" : format.Set!;
            string read = format.Header is null ? $"Nest<{format.Set}>" : $"HeadedNest<{format.Header}, {format.Set}>";
            Docs.Summary(w, attribute.Doc, attribute.CName, $"Absent unless {sub.SelectorProperty} is <c>{format.Value}</c>.");
            w.Line($"public Attr<{content}> {attribute.PropertyName}{format.Suffix} => "
                + $"_attrs.{read}({attribute.Number}, \"{attribute.Name}\", when: {sub.SelectorProperty}, \"{format.Value}\"u8);");
        }
    }

    private static IEnumerable<SubMessageFormat> Formats(SubMessageType sub, Family family) =>
        family.SubMessages[sub.SubMessage].Formats.Where(format => format.Set is not null);
}
