using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using YamlDotNet.RepresentationModel;

namespace Netlink.Generators.Tests.KernelSpecs;

/// <summary>Everything that a specification names can be reached in C#.</summary>
public sealed class ReachabilityTests
{
    public static TheoryData<string> Specs => Specifications.Paths;

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_attribute_of_every_set_can_be_read(string path)
    {
        (SpecYaml spec, CSharpCompilation emitted) = Compile(path);
        List<string> missing = [];
        foreach (YamlMappingNode set in spec.Sets)
        {
            string name = SpecYaml.Text(set, "name")!;
            INamedTypeSymbol? reader = Find(emitted, SpecYaml.CSharp(name), "Attrs", type => type.GetMembers("Over").Length > 0);
            foreach ((YamlMappingNode attribute, string _) in spec.Attributes(set))
            {
                string property = SpecYaml.CSharp(SpecYaml.Text(attribute, "name")!);
                if (reader is null || reader.GetMembers(property).Length + reader.GetMembers(property + "Attribute").Length == 0) missing.Add($"{name}.{property}");
            }
        }
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_attribute_of_a_requests_set_can_be_written(string path)
    {
        (SpecYaml spec, CSharpCompilation emitted) = Compile(path);
        List<string> missing = [];
        foreach (YamlMappingNode operation in spec.Operations.Where(IsRequest).Where(operation => SpecYaml.Has(operation, "attribute-set")))
        {
            YamlMappingNode set = spec.Sets.Single(set => SpecYaml.Text(set, "name") == SpecYaml.Text(operation, "attribute-set"));
            INamedTypeSymbol request = Type(emitted, SpecYaml.CSharp(SpecYaml.Text(operation, "name")!) + "Request")!;
            // What the request does not list stands in the builder of its whole set.
            ITypeSymbol? whole = (request.GetMembers("Attributes").SingleOrDefault() as IPropertySymbol)?.Type;
            foreach ((YamlMappingNode attribute, string _) in spec.Attributes(set))
            {
                string name = SpecYaml.CSharp(SpecYaml.Text(attribute, "name")!);
                string[] members = [name, name + "Attribute", "Add" + name, "Begin" + name];
                if (!members.Any(member => request.GetMembers(member).Length > 0 || whole?.GetMembers(member).Length > 0)) missing.Add($"{request.Name}.{name}");
            }
        }
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_operation_has_its_types(string path)
    {
        (SpecYaml spec, CSharpCompilation emitted) = Compile(path);
        List<string> missing = [];
        foreach (YamlMappingNode operation in spec.Operations)
        {
            string name = SpecYaml.CSharp(SpecYaml.Text(operation, "name")!);
            bool isNotification = SpecYaml.Has(operation, "notify") || SpecYaml.Has(operation, "event");
            if (isNotification && name.EndsWith("Ntf", StringComparison.Ordinal)) name = name[..^"Ntf".Length];
            List<string> types = [];
            if (isNotification) types.Add(name + "Notification");
            if (IsRequest(operation)) types.Add(name + "Request");
            if (SpecYaml.Has(operation, "do", "reply") || SpecYaml.Has(operation, "dump", "reply")) types.Add(name + "Reply");
            missing.AddRange(types.Where(type => Type(emitted, type) is null));
        }
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_entry_and_every_member_of_a_definition_is_there(string path)
    {
        (SpecYaml spec, CSharpCompilation emitted) = Compile(path);
        List<string> missing = [];
        foreach (YamlMappingNode definition in spec.Definitions)
        {
            string kind = SpecYaml.Text(definition, "type")!, name = SpecYaml.CSharp(SpecYaml.Text(definition, "name")!);
            if (kind == "const") continue;
            bool isStruct = kind == "struct";
            INamedTypeSymbol? type = Find(emitted, name, isStruct ? "Struct" : "Enum", found => found.TypeKind == (isStruct ? TypeKind.Struct : TypeKind.Enum));
            IEnumerable<string> parts = isStruct
                ? SpecYaml.Items(definition, "members").Where(member => SpecYaml.Text(member, "type") != "pad").Select(member => SpecYaml.Text(member, "name")!)
                : SpecYaml.Names(definition, "entries");
            missing.AddRange(parts.Select(SpecYaml.CSharp)
                .Where(part => type is null || type.GetMembers(part).Length + type.GetMembers(part + "Member").Length == 0).Select(part => $"{name}.{part}"));
        }
        Assert.Empty(missing);
    }

    private static bool IsRequest(YamlMappingNode operation) => SpecYaml.Has(operation, "do") || SpecYaml.Has(operation, "dump");

    private static (SpecYaml Spec, CSharpCompilation Emitted) Compile(string path)
    {
        SchemaText text = Specifications.Read(path);
        return (new SpecYaml(text.Content), Generation.Of(text).Compilation());
    }

    private static INamedTypeSymbol? Type(CSharpCompilation emitted, string name) => emitted.GetTypeByMetadataName($"Test.{name}");

    /// <summary>The type of that name, with a suffix where something of another kind has the name.</summary>
    private static INamedTypeSymbol? Find(CSharpCompilation emitted, string name, string suffix, Func<INamedTypeSymbol, bool> isIt) =>
        new[] { Type(emitted, name), Type(emitted, name + suffix) }.FirstOrDefault(type => type is not null && isIt(type));
}
