using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Netlink.Generators.Tests.Emit;

/// <summary>Compiles what a schema emits together with a caller, and runs it.</summary>
internal static class EmittedProgram
{
    private const string Prologue = """
        using System;
        using Netlink.Codec;
        using Test;
        public static class Caller
        {
            public static string Run()
            {
        """;

    /// <param name="schema">A family whose types go to the namespace <c>Test</c>.</param>
    /// <param name="body">Statements that return a text.</param>
    public static string Run(string schema, string body) => Run(new SchemaText("test.yaml", schema), body);

    public static string Run(SchemaText schema, string body)
    {
        Generation run = Generation.Of(schema);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerFindings());
        using var assembly = new MemoryStream();
        EmitResult emitted = run.Compilation(Prologue + body + "}}").Emit(assembly);
        Assert.Empty(emitted.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error));
        assembly.Position = 0;
        var context = new AssemblyLoadContext("Emitted", isCollectible: true);
        try
        {
            MethodInfo method = context.LoadFromStream(assembly).GetType("Caller")!.GetMethod("Run")!;
            return (string)method.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
