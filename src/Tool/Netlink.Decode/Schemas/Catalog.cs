using System.Globalization;
using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Schemas;

/// <summary>The families that messages are explained by: those of the user's folders, in their order, before the built-in ones.</summary>
internal sealed class Catalog
{
    private const int GenericProtocol = 16;

    /// <summary>The built-in schema of what every protocol shares.</summary>
    private const string Verdict = "verdicts";

    private readonly Dictionary<int, List<FamilyIndex>> _byProtocol = [];

    private Catalog(FamilyIndex verdicts, IEnumerable<FamilyIndex> families)
    {
        Verdicts = verdicts;
        foreach (FamilyIndex family in families)
        {
            if (!_byProtocol.TryGetValue(family.Family.Protonum, out List<FamilyIndex>? list)) _byProtocol.Add(family.Family.Protonum, list = []);
            list.Add(family);
        }
    }

    /// <summary>What verdicts carry.</summary>
    public FamilyIndex Verdicts { get; }

    /// <summary>The families of one protocol, the user's first.</summary>
    public IReadOnlyList<FamilyIndex> Of(int protocol) => _byProtocol.TryGetValue(protocol, out List<FamilyIndex>? list) ? list : [];

    public FamilyIndex? Generic(string name) => Of(GenericProtocol).FirstOrDefault(family => family.Name == name);

    /// <param name="folders">Folders with schemas and overlays.</param>
    /// <param name="findings">What there is to say about them.</param>
    public static Catalog Load(IReadOnlyList<string> folders, Findings findings)
    {
        List<FamilyIndex> families = [];
        SchemaText[] builtIn = SchemaText.BuiltIn().ToArray();
        Dictionary<string, SchemaText> ours = builtIn.Where(text => text.IsOverlay).ToDictionary(text => text.Name);
        List<SchemaText> brought = [.. folders.SelectMany(SchemaText.In)];
        Dictionary<string, SchemaText> theirs = [];
        foreach (SchemaText overlay in brought.Where(text => text.IsOverlay)) theirs[overlay.Name] = overlay;
        foreach (SchemaText schema in brought.Where(text => !text.IsOverlay))
        {
            Family? family = theirs.TryGetValue(schema.Name, out SchemaText overlay) ? Bind(schema, overlay, findings.Errors)
                : ours.TryGetValue(schema.Name, out overlay) ? BindUnderOurs(schema, overlay, findings)
                : Bind(schema, null, findings.Errors);
            if (family is not null) families.Add(new FamilyIndex(family));
        }
        foreach (SchemaText schema in builtIn.Where(text => !text.IsOverlay && text.Name != Verdict))
            families.Add(new FamilyIndex(BindOurs(schema)));
        return new Catalog(new FamilyIndex(BindOurs(builtIn.Single(text => text.Name == Verdict))), families);
    }

    /// <summary>Our overlays are made for one kernel's specifications. Where one does not fit another's, that one goes without.</summary>
    private static Family? BindUnderOurs(SchemaText schema, SchemaText overlay, Findings findings)
    {
        List<string> misfits = [];
        if (Bind(schema, overlay, misfits) is { } family) return family;
        findings.Notes.Add($"{schema.Path}: explained without the built-in overlay, which does not fit: {misfits[0]}");
        return Bind(schema, null, findings.Errors);
    }

    /// <summary>A schema that came with the program is right, or the program is wrong.</summary>
    private static Family BindOurs(SchemaText schema)
    {
        List<string> errors = [];
        return Bind(schema, null, errors) ?? throw new InvalidOperationException(string.Join('\n', errors));
    }

    private static Family? Bind(SchemaText schema, SchemaText? overlay, List<string> errors)
    {
        OverlayFile[] over = overlay is { } text ? [new OverlayFile(text.Path, text.Text, schema.Path)] : [];
        BoundSchema bound = SchemaBinder.Bind(new SchemaFile(schema.Path, schema.Text, null, null, Overlays: over.ToEquatableArray()), CancellationToken.None);
        foreach (SchemaDiagnostic finding in bound.Diagnostics)
        {
            if (finding.IsError) errors.Add(Line(schema.Path, finding));
        }
        return bound.Family;
    }

    private static string Line(string path, SchemaDiagnostic finding)
    {
        string message = string.Format(CultureInfo.InvariantCulture, Descriptors.Find(finding.Id).MessageFormat, [.. finding.Arguments]);
        return $"{finding.Span.Path ?? path}:{finding.Span.Line + 1}:{finding.Span.Column + 1}: {finding.Id}: {message}";
    }
}

/// <summary>What there is to say about schemas: what is wrong with them, a line each, and what is only worth knowing.</summary>
internal sealed class Findings
{
    public List<string> Errors { get; } = [];
    public List<string> Notes { get; } = [];
}
