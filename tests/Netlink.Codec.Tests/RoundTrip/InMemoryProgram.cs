using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netlink.Codec.Tests.RoundTrip;

/// <summary>Compiles a C# program against the codec, as a user of its public surface would, and loads it.</summary>
internal static class InMemoryProgram
{
    public static Assembly Load(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        IEnumerable<string> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "RoundTrip.Emitted",
            [CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14))],
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Disable));
        using var image = new MemoryStream();
        string[] lines = source.Split('\n');
        string[] errors = [.. compilation.Emit(image).Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic} in: {lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].Trim()}")];
        Assert.True(errors.Length == 0, string.Join(Environment.NewLine, errors.Take(20)));
        return Assembly.Load(image.ToArray());
    }
}
