using System.Globalization;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>An <c>enum</c> or <c>flags</c> definition.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter w, EnumType type)
    {
        Docs.Summary(w, type.Doc, type.Name);
        if (type.IsFlags) w.Line("[Flags]");
        using (w.Block($"public enum {type.TypeName} : {type.Underlying}"))
        {
            if (type.IsFlags && !type.Entries.Any(entry => entry.Name == "None" || entry.Value == 0))
            {
                Docs.Text(w, "No flag.");
                w.Line("None = 0,");
            }
            foreach (EnumEntry entry in type.Entries)
            {
                string value = type.IsFlags ? Shift(entry.Value, type.Underlying) : entry.Value.ToString(CultureInfo.InvariantCulture);
                Docs.Summary(w, entry.Doc, entry.CName);
                w.Line($"{entry.Name} = {value},");
            }
        }
    }

    private static string Shift(decimal value, string underlying)
    {
        int bit = 0;
        for (ulong rest = (ulong)value; rest > 1; rest >>= 1) bit++;
        return $"{(underlying == "ulong" ? "1ul" : "1u")} << {bit}";
    }
}
