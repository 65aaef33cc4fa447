using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netlink.Generators.Diagnostics;
using Netlink.Generators.Yaml;

namespace Netlink.Generators;

/// <summary>Findings and places as Roslyn's own objects, made when they are reported and kept nowhere.</summary>
internal static class Locations
{
    /// <param name="finding">What is wrong, and where in the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="help">Folder with the pages about diagnostics, as <see cref="HelpLink"/> takes it.</param>
    public static Diagnostic In(this SchemaDiagnostic finding, string path, string help = "")
    {
        object[] arguments = new object[finding.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = finding.Arguments[i];
        return Diagnostic.Create(Descriptors.Find(finding.Id).WithPagesIn(help), finding.Span.In(path), arguments);
    }

    private static Location In(this SourceSpan span, string path) => Location.Create(
        span.Path ?? path,
        new TextSpan(span.Start, span.Length),
        new LinePositionSpan(new LinePosition(span.Line, span.Column), new LinePosition(span.EndLine, span.EndColumn)));
}
