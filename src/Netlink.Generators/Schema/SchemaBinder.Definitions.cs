using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;
using Netlink.Generators.Yaml;

namespace Netlink.Generators.Schema;

/// <content>Constants, enums and flags. Structures are in <c>SchemaBinder.Structs.cs</c>.</content>
internal sealed partial class SchemaBinder
{
    private sealed record Definition(string Name, string TypeName, string Kind, MappingReader Reader);

    private readonly Dictionary<string, Definition> _definitions = [];
    private readonly Dictionary<string, Constant> _constants = [];
    private readonly Dictionary<string, EnumType> _enums = [];
    private readonly Dictionary<string, EnumType> _bitTypes = [];

    private void DeclareDefinitions()
    {
        foreach (YamlNode node in _family.List("definitions"))
        {
            // The kind decides the keys, so it is read before they are checked.
            string? kind = (node as YamlMapping)?.Find("type") is YamlScalar type ? type.Value : null;
            string[] keys = kind switch
            {
                "const" => KnownKeys.Constant,
                "enum" or "flags" => KnownKeys.Enum,
                "struct" => KnownKeys.Struct,
                _ => [.. KnownKeys.Enum, .. KnownKeys.Struct, .. KnownKeys.Constant],
            };
            if (MappingReader.Open(node, "a definition", keys, _diagnostics) is not { } reader) continue;
            string? name = reader.Required("name", "…");
            if (reader.Required("type", "enum") is not { } written || name is null) continue;
            if (Array.IndexOf(KnownKeys.DefinitionTypes, written) < 0)
            {
                (reader with { What = $"definition '{name}'" }).UnknownType("type", KnownKeys.DefinitionTypes);
            }
            else if (CSharpName(name, reader.At("name")) is { } typeName)
            {
                Declare(new Definition(name, typeName, written, reader with { What = $"{written} '{name}'" }));
            }
        }
    }

    private void Declare(Definition definition)
    {
        if (_definitions.ContainsKey(definition.Name))
        {
            definition.Reader.Duplicate("name", "a definition");
            return;
        }
        if (definition.Kind != "const")
        {
            string suffix = definition.Kind == "struct" ? "Struct" : "Enum";
            definition = definition with { TypeName = _types.Take(definition.TypeName, suffix, $"{definition.Kind} '{definition.Name}'", definition.Name, definition.Reader.At("name")) };
        }
        _definitions.Add(definition.Name, definition);
    }

    private void BindDefinitions()
    {
        foreach (Definition constant in _definitions.Values.Where(definition => definition.Kind == "const")) BindConstant(constant);
        foreach (Definition definition in _definitions.Values.Where(definition => definition.Kind is "enum" or "flags"))
            _enums[definition.Name] = BindEnum(definition);
        foreach (Definition definition in _definitions.Values.Where(definition => definition.Kind == "struct")) LayOut(definition);
    }

    private void BindConstant(Definition constant)
    {
        constant.Reader.Demand("value", "1");
        if (constant.Reader.Text("value") is not { } text) return;
        bool isNumber = MappingReader.TryParse(text, out decimal number);
        long? value = isNumber ? constant.Reader.Integer("value", long.MinValue, long.MaxValue) : null;
        string prefix = constant.Reader.Text("name-prefix") ?? "";
        _constants[constant.Name] = new Constant(
            constant.TypeName, KernelNames.ToConstant(prefix, constant.Name), value, isNumber ? null : text,
            IsForeign: constant.Reader.Has("header"), Prose(constant.Reader.Text("doc")));
    }

    private EnumType BindEnum(Definition definition)
    {
        MappingReader reader = definition.Reader;
        bool isFlags = definition.Kind == "flags";
        string prefix = reader.Text("name-prefix") ?? $"{_name}-{definition.Name}-";
        var names = new NameScope(StringComparer.Ordinal, _diagnostics);
        List<EnumEntry> entries = [];
        decimal next = reader.Integer("value-start", 0, uint.MaxValue) ?? 0;
        reader.Demand("entries", "[…]");
        foreach (YamlNode node in reader.List("entries"))
        {
            if (Entry(node, definition.Name) is not { } entry || CSharpName(entry.Name, entry.At) is not { } csharp) continue;
            decimal number = EntryValue(entry, isFlags) ?? next;
            next = number + 1;
            // Flags say so of their bits.
            if (!isFlags && number > ulong.MaxValue) _diagnostics.Report(Descriptors.BadNumber, entry.At, $"{number}", entry.Name, "a 'value:' of at most 64 bits");
            if (!names.Claim(csharp, $"entry '{entry.Name}'", entry.Name, entry.At)) continue;
            entries.Add(new EnumEntry(csharp, entry.Name, KernelNames.ToConstant(prefix, entry.Name), isFlags ? Bit(number, entry) : number, Prose(entry.Doc)));
        }
        if (entries.Exists(entry => entry.Value < 0) && entries.Find(entry => entry.Value > int.MaxValue) is { } large)
            _diagnostics.Report(Descriptors.BadNumber, reader.At("name"), $"{large.Value}", large.Name, $"at most {int.MaxValue} beside a negative number");
        return new EnumType(
            definition.Name, definition.TypeName, isFlags, Underlying(entries), Prose(reader.Text("doc")), entries.ToEquatableArray());
    }

    private sealed record DeclaredEntry(string Name, string? Doc, MappingReader? Reader, SourceSpan At);

    /// <summary>An entry is a bare name, or a mapping that says more.</summary>
    private DeclaredEntry? Entry(YamlNode node, string of)
    {
        if (node is YamlScalar { Value.Length: > 0 } bare) return new DeclaredEntry(bare.Value, null, null, bare.Span);
        if (MappingReader.Open(node, $"an entry of '{of}'", KnownKeys.EnumEntry, _diagnostics) is not { } reader) return null;
        return reader.Required("name", "…") is { } name ? new DeclaredEntry(name, reader.Text("doc"), reader, reader.At("name")) : null;
    }

    private static decimal? EntryValue(DeclaredEntry entry, bool isFlags)
    {
        if (entry.Reader?.Text("value") is not { } text) return null;
        decimal least = isFlags ? 0 : int.MinValue, most = isFlags ? 63 : ulong.MaxValue;
        if (MappingReader.TryParse(text, out decimal value) && value >= least && value <= most) return value;
        entry.Reader.BadNumber("value", isFlags ? "a bit's number, from 0 to 63" : $"a number from {least} to {most}");
        return null;
    }

    private decimal Bit(decimal number, DeclaredEntry entry)
    {
        if (number is >= 0 and <= 63) return 1UL << (int)number;
        _diagnostics.Report(Descriptors.BadNumber, entry.At, $"bit {number}", entry.Name, "at most 64 flags");
        return 0;
    }

    private static string Underlying(List<EnumEntry> entries)
    {
        if (entries.Any(entry => entry.Value < 0)) return "int";
        return entries.Any(entry => entry.Value > uint.MaxValue) ? "ulong" : "uint";
    }

    /// <summary>The C# type for <c>enum: name</c>; null when there is none to use.</summary>
    /// <remarks><c>enum-as-flags</c> reads an enum's values as bit numbers, which in C# is a type of its own.</remarks>
    private string? EnumOf(MappingReader reader)
    {
        bool asFlags = reader.Truth("enum-as-flags");
        if (reader.Text("enum") is not { } name)
        {
            if (asFlags) reader.Misplaced("enum-as-flags", "add the 'enum:' it is about");
            return null;
        }
        if (!_enums.TryGetValue(name, out EnumType? type))
        {
            reader.Unknown("enum", "enum", _enums.Keys, "define it under 'definitions'");
            return null;
        }
        return asFlags && !type.IsFlags ? BitsOf(type, reader) : type.TypeName;
    }

    private string BitsOf(EnumType type, MappingReader reader)
    {
        if (_bitTypes.TryGetValue(type.Name, out EnumType? bits)) return bits.TypeName;
        string typeName = _types.Take(type.TypeName + "Flags", "Bits", $"enum '{type.Name}' as flags", type.Name, reader.At("enum"));
        EnumEntry[] entries = type.Entries.Where(entry => entry.Value is >= 0 and <= 63)
            .Select(entry => entry with { Value = 1UL << (int)entry.Value }).ToArray();
        string underlying = Underlying([.. entries]);
        _bitTypes.Add(type.Name, type with { TypeName = typeName, IsFlags = true, Underlying = underlying, Entries = entries.ToEquatableArray() });
        return typeName;
    }
}
