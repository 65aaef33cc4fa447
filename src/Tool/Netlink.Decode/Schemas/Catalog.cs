using System.Globalization;
using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Schemas;

/// <summary>The families that messages are explained by: those of the user's folders, in their order, before the built-in ones.</summary>
internal sealed class Catalog
{
    private const int GenericProtocol = 16;

    private readonly Dictionary<int, List<FamilyIndex>> _byProtocol = [];

    private Catalog(IEnumerable<FamilyIndex> families)
    {
        foreach (FamilyIndex family in families)
        {
            if (!_byProtocol.TryGetValue(family.Family.Protonum, out List<FamilyIndex>? list)) _byProtocol.Add(family.Family.Protonum, list = []);
            list.Add(family);
        }
    }

    /// <summary>What verdicts carry.</summary>
    public FamilyIndex Verdicts { get; } = new(Bind(SchemaText.BuiltIn().Single(text => text.Name == "netlink"), [], [])!);

    /// <summary>The families of one protocol, the user's first.</summary>
    public IReadOnlyList<FamilyIndex> Of(int protocol) => _byProtocol.TryGetValue(protocol, out List<FamilyIndex>? list) ? list : [];

    public FamilyIndex? Generic(string name) => Of(GenericProtocol).FirstOrDefault(family => family.Name == name);

    /// <param name="folders">Folders with schemas and overlays.</param>
    /// <param name="faults">What is wrong with them, a line each.</param>
    public static Catalog Load(IReadOnlyList<string> folders, List<string> faults)
    {
        List<FamilyIndex> families = [];
        SchemaText[] builtIn = SchemaText.BuiltIn().ToArray();
        Dictionary<string, SchemaText> overlays = builtIn.Where(text => text.IsOverlay).ToDictionary(text => text.Name);
        List<SchemaText> own = [.. folders.SelectMany(SchemaText.In)];
        // A folder's own overlay takes the place of the built-in one.
        foreach (IGrouping<string, SchemaText> brought in own.Where(text => text.IsOverlay).GroupBy(text => text.Name)) overlays[brought.Key] = brought.Last();
        foreach (SchemaText schema in own.Where(text => !text.IsOverlay))
        {
            SchemaText[] over = overlays.TryGetValue(schema.Name, out SchemaText overlay) ? [overlay] : [];
            if (Bind(schema, over, faults) is { } family) families.Add(new FamilyIndex(family));
        }
        foreach (SchemaText schema in builtIn.Where(text => !text.IsOverlay && text.Name != "netlink"))
            families.Add(new FamilyIndex(Bind(schema, [], faults)!));
        return new Catalog(families);
    }

    private static Generators.Schema.Model.Family? Bind(SchemaText schema, SchemaText[] overlays, List<string> faults)
    {
        BoundSchema bound = SchemaBinder.Bind(new SchemaFile(
            schema.Path, schema.Text, null, null,
            Overlays: overlays.Select(overlay => new OverlayFile(overlay.Path, overlay.Text, schema.Path)).ToEquatableArray()), CancellationToken.None);
        foreach (SchemaDiagnostic finding in bound.Diagnostics) faults.Add(Line(finding.Span.Path ?? schema.Path, finding));
        return bound.Family;
    }

    private static string Line(string path, SchemaDiagnostic finding)
    {
        string message = string.Format(CultureInfo.InvariantCulture, Descriptors.Find(finding.Id).MessageFormat, [.. finding.Arguments]);
        return $"{path}:{finding.Span.Line + 1}:{finding.Span.Column + 1}: {finding.Id}: {message}";
    }
}
