using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Diagnostics;

/// <summary>A finding in a schema, as a value: the descriptor's id, the place and the words. Roslyn's own object is made at the very end.</summary>
internal sealed record SchemaDiagnostic(string Id, SourceSpan Span, EquatableArray<string> Arguments)
{
    public bool IsError => Descriptors.Find(Id).DefaultSeverity == DiagnosticSeverity.Error;
}
