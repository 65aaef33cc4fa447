namespace Netlink.Generators.Diagnostics;

/// <summary>Every diagnostic of the generator. A message says what stands there, then what to write instead.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotYaml = Error(
        "NLG001", "Not a YAML document", "This is not a YAML document: {0}");

    public static readonly DiagnosticDescriptor UnknownKey = Error(
        "NLG002", "Unknown key", "Unknown key '{0}' in {1}; {2}");

    public static readonly DiagnosticDescriptor MissingKey = Error(
        "NLG003", "Missing key", "{0} has no '{1}'; write '{1}: {2}'");

    public static readonly DiagnosticDescriptor UnknownType = Error(
        "NLG004", "Unknown type", "Unknown type '{0}' of {1}; {2}");

    public static readonly DiagnosticDescriptor UnknownReference = Error(
        "NLG005", "Unknown reference", "There is no {0} '{1}'; {2}");

    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "NLG006", "Duplicate name", "There is already {0} '{1}'; give this one a name of its own");

    public static readonly DiagnosticDescriptor DuplicateValue = Error(
        "NLG007", "Duplicate value", "{0} '{1}' has the value {2} of '{3}'; give it a 'value:' of its own");

    public static readonly DiagnosticDescriptor BadSelector = Error(
        "NLG008", "Selector not usable", "'{0}' cannot select the format of '{1}': {2}");

    public static readonly DiagnosticDescriptor CyclicStruct = Error(
        "NLG009", "Struct contains itself", "Struct '{0}' contains itself through '{1}'; make one of its members 'type: binary' with a 'len:'");

    public static readonly DiagnosticDescriptor NameClash = Error(
        "NLG010", "Names clash in C#", "'{0}' becomes '{1}' in C#, the name of {2} already; rename one of them");

    public static readonly DiagnosticDescriptor BadNumber = Error(
        "NLG011", "Value out of range", "'{0}' is no value for '{1}'; write {2}");

    public static readonly DiagnosticDescriptor Unsupported = Error(
        "NLG012", "Construct not supported", "{0} is not supported; {1}");

    public static readonly DiagnosticDescriptor WrongShape = Error(
        "NLG013", "Wrong kind of YAML node", "{0} must be {1}, not {2}");

    public static readonly DiagnosticDescriptor UnknownWord = Error(
        "NLG014", "Unknown word", "'{0}' is no '{1}'; {2}");

    public static readonly DiagnosticDescriptor MisplacedKey = Error(
        "NLG015", "Key without effect", "'{0}' has no effect on {1}; {2}");

    public static readonly DiagnosticDescriptor FamilyTwice = Error(
        "NLG016", "Family compiled twice",
        "Family '{0}' goes to the namespace {1} from '{2}' already; give one of the NetlinkFamily items a 'Namespace' of its own, or remove it");

    public static readonly DiagnosticDescriptor NotAName = Error(
        "NLG017", "Not a name", "'{0}' cannot be a name; write letters, digits and dashes, with a letter or digit first");

    public static readonly DiagnosticDescriptor DuplicateKey = Error(
        "NLG018", "Key written twice", "The key '{0}' stands twice in one mapping; keep one of them");

    public static readonly DiagnosticDescriptor OverlayWithoutSchema = Error(
        "NLG019", "Overlay without a schema", "'{0}' lies over '{1}', which is no NetlinkFamily item; add it, or remove the overlay");

    public static readonly DiagnosticDescriptor OverlayFitsNothing = Error(
        "NLG020", "Overlay fits nothing", "There is no {0} '{1}' for the overlay to correct; {2}");

    public static readonly DiagnosticDescriptor OverlayOvertaken = Describe(
        "NLG021", "Overlay overtaken", "{0} '{1}' {2}; remove it from the overlay", DiagnosticSeverity.Warning);

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = new[]
    {
        NotYaml, UnknownKey, MissingKey, UnknownType, UnknownReference, DuplicateName, DuplicateValue, BadSelector, CyclicStruct,
        NameClash, BadNumber, Unsupported, WrongShape, UnknownWord, MisplacedKey, FamilyTwice, NotAName, DuplicateKey,
        OverlayWithoutSchema, OverlayFitsNothing, OverlayOvertaken,
    }.ToDictionary(descriptor => descriptor.Id);

    public static IEnumerable<DiagnosticDescriptor> All => s_byId.Values;

    public static DiagnosticDescriptor Find(string id) => s_byId[id];

    private static DiagnosticDescriptor Error(string id, string title, string message) => Describe(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Describe(string id, string title, string message, DiagnosticSeverity severity) => new(
        id, title, message, category: "Netlink.Schema", severity, isEnabledByDefault: true, helpLinkUri: $"docs/diagnostics/{id}.md");
}
