namespace Netlink.Generators;

/// <summary>Makes the link to a diagnostic's page lead somewhere: to the folder that the package brings along, or a site.</summary>
internal static class HelpLink
{
    /// <param name="descriptor">With a link relative to the repository: <c>docs/diagnostics/NLG001.md</c>.</param>
    /// <param name="folder">Address of the folder with the pages, a slash at its end; empty leaves the link as it is.</param>
    public static DiagnosticDescriptor WithPagesIn(this DiagnosticDescriptor descriptor, string folder) => folder.Length == 0
        ? descriptor
        : new DiagnosticDescriptor(
            descriptor.Id, descriptor.Title, descriptor.MessageFormat, descriptor.Category, descriptor.DefaultSeverity,
            descriptor.IsEnabledByDefault, helpLinkUri: folder + Path.GetFileName(descriptor.HelpLinkUri));
}
