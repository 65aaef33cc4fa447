namespace Netlink.Generators.Diagnostics;

/// <summary>One entry of the generator's table of diagnostics, where there is no compiler to report it to.</summary>
internal sealed class DiagnosticDescriptor(
    string id, string title, string messageFormat, string category, DiagnosticSeverity defaultSeverity, bool isEnabledByDefault, string helpLinkUri)
{
    public string Id { get; } = id;
    public string Title { get; } = title;
    public string MessageFormat { get; } = messageFormat;
    public string Category { get; } = category;
    public DiagnosticSeverity DefaultSeverity { get; } = defaultSeverity;
    public bool IsEnabledByDefault { get; } = isEnabledByDefault;
    public string HelpLinkUri { get; } = helpLinkUri;
}

/// <summary>Whether a schema with such a finding can be used.</summary>
internal enum DiagnosticSeverity
{
    Warning,
    Error,
}
