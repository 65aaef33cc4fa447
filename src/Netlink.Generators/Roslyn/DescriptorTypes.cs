// The front end (Yaml, Schema, Diagnostics) names no type of Roslyn, so that netlink-decode can compile its files too and read schemas at
// run time. The two words of its table of diagnostics stand for Roslyn's types here, and the release tracking analyzers see those; in the
// decoder they stand for types of its own.
global using DiagnosticDescriptor = Microsoft.CodeAnalysis.DiagnosticDescriptor;
global using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;
