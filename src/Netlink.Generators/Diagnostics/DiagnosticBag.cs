using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Diagnostics;

/// <summary>Collects what is wrong with one schema. The same finding at the same place counts once: aliases repeat their node.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<SchemaDiagnostic> _all = [];
    private readonly HashSet<SchemaDiagnostic> _seen = [];

    public bool HasErrors => _all.Any(diagnostic => diagnostic.IsError);

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, params string[] arguments)
    {
        var diagnostic = new SchemaDiagnostic(descriptor.Id, span, arguments.ToEquatableArray());
        if (_seen.Add(diagnostic)) _all.Add(diagnostic);
    }

    /// <summary>File by file in the order of the text, whatever order the binder found them in.</summary>
    public EquatableArray<SchemaDiagnostic> ToEquatableArray() => _all
        .OrderBy(diagnostic => diagnostic.Span.Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Span.Start).ToEquatableArray();
}
