using Microsoft.CodeAnalysis;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Diagnostics;

/// <summary>A finding in a schema, as a value: the descriptor's id, the place and the words. Roslyn's own object is made at the very end.</summary>
internal sealed record SchemaDiagnostic(string Id, SourceSpan Span, EquatableArray<string> Arguments)
{
    public bool IsError => Descriptors.Find(Id).DefaultSeverity == DiagnosticSeverity.Error;

    public Diagnostic In(string path, string help = "")
    {
        object[] arguments = new object[Arguments.Count];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = Arguments[i];
        return Diagnostic.Create(Descriptors.Find(Id).WithPagesIn(help), Span.In(path), arguments);
    }
}
