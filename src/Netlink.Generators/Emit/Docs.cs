using System.Text;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>Documentation comments: the schema's words, then the C spelling.</summary>
internal static class Docs
{
    /// <param name="limit">A further sentence, XML already; left out where <paramref name="doc"/> says it.</param>
    public static void Summary(SourceWriter w, string? doc, string cName, string? limit = null)
    {
        var text = new StringBuilder();
        if (doc is not null) text.Append(Escape(doc)).Append(' ');
        if (limit is not null && !Says(doc, limit)) text.Append(limit).Append(' ');
        w.Line($"/// <summary>{text}<c>{Escape(cName)}</c></summary>");
    }

    public static void Summary(SourceWriter w, SchemaAttribute attribute) => Summary(w, attribute.Doc, attribute.CName, attribute.Limit);

    public static void Text(SourceWriter w, string doc) => w.Line($"/// <summary>{doc}</summary>");

    private static bool Says(string? doc, string sentence) =>
        doc is not null && doc.IndexOf(sentence.TrimEnd('.'), StringComparison.OrdinalIgnoreCase) >= 0;

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
