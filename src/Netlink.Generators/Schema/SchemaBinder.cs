using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Schema.Overlays;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <summary>
/// Gives a schema's nodes their meaning: names are resolved, numbers and offsets computed, and what is wrong is reported where it stands.
/// </summary>
/// <remarks>Names first, contents second: sets refer to sets that come later, and to themselves.</remarks>
internal sealed partial class SchemaBinder
{
    private readonly DiagnosticBag _diagnostics;
    private readonly MappingReader _family;
    private readonly NameScope _types;
    private readonly string _name;
    private readonly string _typeName;
    private bool _isGeneric;

    /// <summary><c>NETLINK_GENERIC</c>.</summary>
    private const int GenericProtonum = 16;

    /// <summary><c>GENL_HDRLEN</c>.</summary>
    private const int GenericHeaderSize = 4;

    private SchemaBinder(MappingReader family, string name, string typeName, DiagnosticBag diagnostics)
    {
        _family = family;
        _name = name;
        _typeName = typeName;
        _diagnostics = diagnostics;
        _types = new NameScope(StringComparer.OrdinalIgnoreCase, diagnostics);
        foreach (string type in ReservedNames.Types) _types.Claim(type, "a type that emitted code uses", type, default);
        foreach (string suffix in new[] { "Names", "Groups", "Messages", "Constants", "Client" })
            _types.Claim(typeName + suffix, $"the family's {suffix.ToLowerInvariant()}", typeName, default);
    }

    /// <summary>Never throws for what a file may contain; only cancellation leaves this method early.</summary>
    public static BoundSchema Bind(SchemaFile file, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        YamlNode? root = YamlReader.Read(file.Text, diagnostics, cancellation, file.Path);
        foreach (OverlayFile overlay in file.Overlays)
        {
            YamlNode? above = YamlReader.Read(overlay.Text, diagnostics, cancellation, overlay.Path);
            root = root is null || above is null ? null : Overlay.Lay(above, root, diagnostics);
        }
        Family? family = root is null ? null : BindFamily(root, file, diagnostics);
        if (family is not null && file.Operations is { } wanted && !diagnostics.HasErrors)
            family = OperationFilter.Apply(family, wanted, ((YamlMapping)root!).Find("name")!.Span, diagnostics);
        return new BoundSchema(diagnostics.HasErrors ? null : family, diagnostics.ToEquatableArray());
    }

    private static Family? BindFamily(YamlNode root, SchemaFile file, DiagnosticBag diagnostics)
    {
        MappingReader? reader = MappingReader.Open(root, "the family", KnownKeys.Family, diagnostics);
        if (reader?.Required("name", "rtnetlink") is not { } name) return null;
        if (CSharpName(name, reader.At("name"), diagnostics) is not { } typeName) return null;
        var binder = new SchemaBinder(reader, name, typeName, diagnostics);
        return binder.BindFamily(file.Namespace ?? (file.RootNamespace is { } root2 ? $"{root2}.{typeName}" : typeName));
    }

    private Family BindFamily(string ns)
    {
        CheckProtocol();
        DeclareDefinitions();
        DeclareSets();
        BindDefinitions();
        BindSubMessages();
        BindSets();
        EquatableArray<Operation> operations = BindOperations();
        EquatableArray<Constant> groups = BindGroups();
        return new Family(
            _name, _typeName, ns, Prose(_family.Text("doc")), Protonum(), _isGeneric ? new GenericFamily(_name, Version()) : null,
            _constants.Values.ToEquatableArray(),
            _enums.Values.Concat(_bitTypes.Values).ToEquatableArray(),
            _structs.Values.Where(layout => layout is not null).Select(layout => layout!).ToEquatableArray(),
            _boundSets.ToEquatableArray(),
            _subMessages.ToEquatableArray(),
            operations,
            groups);
    }

    private void CheckProtocol()
    {
        string? protocol = _family.Word("protocol", ["netlink-raw", "genetlink", "genetlink-c", "genetlink-legacy"]);
        // The key may be left out, and means generic netlink then.
        _isGeneric = protocol != "netlink-raw";
        if (_isGeneric) _family.Misplaced("protonum", "write 'protocol: netlink-raw' or remove it");
        else _family.Demand("protonum", "0");
        _family.Demand("attribute-sets", "…");
        _family.Demand("operations", "…");
    }

    /// <summary>The number of the netlink protocol, the third argument of <c>socket</c>.</summary>
    private int Protonum() => _isGeneric ? GenericProtonum : (int)(_family.Integer("protonum", 0, 31) ?? 0);

    private int Version() => (int)(_family.Integer("version", 0, byte.MaxValue) ?? 1);

    private EquatableArray<Constant> BindGroups()
    {
        List<Constant> groups = [];
        var names = new NameScope(StringComparer.Ordinal, _diagnostics);
        if (_family.Inner("mcast-groups", "'mcast-groups'", KnownKeys.Groups) is not { } list) return groups.ToEquatableArray();
        foreach (YamlNode node in list.List("list"))
        {
            if (MappingReader.Open(node, "a multicast group", KnownKeys.Group, _diagnostics) is not { } group) continue;
            if (group.Required("name", "rtnlgrp-link") is not { } name || CSharpName(name, group.At("name")) is not { } csharp) continue;
            names.Claim(csharp, $"group '{name}'", name, group.At("name"));
            // A generic netlink family's groups get their numbers at run time; until then there is the name.
            group = group with { What = $"group '{name}'" };
            long? value = group.Integer("value", 1, int.MaxValue);
            string cName = group.Text("c-define-name") ?? KernelNames.ToConstant("", name);
            groups.Add(new Constant(csharp, cName, value, value is null ? name : null, IsForeign: false, Prose(group.Text("doc"))));
        }
        return groups.ToEquatableArray();
    }

    private string? CSharpName(string name, SourceSpan at) => CSharpName(name, at, _diagnostics);

    private static string? CSharpName(string name, SourceSpan at, DiagnosticBag diagnostics)
    {
        if (KernelNames.ToCSharp(name) is { } csharp) return csharp;
        diagnostics.Report(Descriptors.NotAName, at, name);
        return null;
    }

    /// <summary>Documentation as one line that ends in a full stop.</summary>
    private static string? Prose(string? doc)
    {
        if (doc is null) return null;
        string line = string.Join(" ", doc.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line[line.Length - 1] is '.' or '!' or '?' or ':' ? line : line + ".";
    }
}
