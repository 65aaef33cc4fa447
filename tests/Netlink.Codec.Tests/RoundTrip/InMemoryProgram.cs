using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netlink.Codec.Tests.RoundTrip;

/// <summary>Compiles a C# program against the codec, as a user of its public surface would, and loads it.</summary>
internal static class InMemoryProgram
{
    /// <summary>There is one console, and tests run beside each other.</summary>
    private static readonly Lock s_console = new();

    /// <summary>Runs a program and gives what it writes to the console.</summary>
    public static string Run(string source)
    {
        Assembly program = Load(source, OutputKind.ConsoleApplication);
        lock (s_console)
        {
            TextWriter console = Console.Out;
            using var output = new StringWriter();
            Console.SetOut(output);
            try
            {
                program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
            }
            finally
            {
                Console.SetOut(console);
            }
            return output.ToString();
        }
    }

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
