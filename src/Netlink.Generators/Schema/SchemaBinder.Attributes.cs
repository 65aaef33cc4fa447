using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Schema;

/// <content>What each attribute's payload is.</content>
internal sealed partial class SchemaBinder
{
    /// <summary>The keys that say something about a type; another type's key has no effect and is reported.</summary>
    private static readonly Dictionary<string, string[]> s_typeKeys = new()
    {
        ["unused"] = [],
        ["pad"] = [],
        ["flag"] = [],
        ["string"] = [],
        ["binary"] = ["struct", "sub-type", "byte-order", "fixed-header"],
        ["bitfield32"] = ["enum", "enum-as-flags"],
        ["nest"] = ["nested-attributes", "fixed-header", "record-length"],
        // Until Linux 6.9 an indexed-array of nests was called so.
        ["array-nest"] = ["nested-attributes"],
        ["indexed-array"] = ["sub-type", "nested-attributes", "byte-order", "enum", "enum-as-flags", "struct"],
        ["nest-type-value"] = ["nested-attributes", "type-value"],
        ["sub-message"] = ["sub-message", "selector"],
    };

    private static readonly string[] s_scalarKeys = ["enum", "enum-as-flags", "byte-order", "type-value"];

    private static readonly string[] s_payloadKeys =
    [
        "byte-order", "nested-attributes", "fixed-header", "record-length", "enum", "enum-as-flags", "sub-type", "struct", "sub-message", "selector", "type-value",
    ];

    private IEnumerable<SchemaAttribute> BindAttributes(DeclaredSet set)
    {
        foreach (DeclaredAttribute attribute in set.Attributes)
        {
            MappingReader reader = attribute.Reader;
            string? hint = reader.Word("display-hint", KnownKeys.DisplayHints);
            (string? limit, Check? check) = BindChecks(Checks(reader), attribute.Type);
            bool isMulti = reader.Truth("multi-attr");
            if (BindType(set, attribute) is not { } type) continue;
            if (isMulti && !CanRepeat(type))
                reader.Unsupported("multi-attr", $"'multi-attr' on this {attribute.Type}", "leave it out, or put the attribute into a nest that repeats");
            ClaimBuilderNames(set, attribute, type, isMulti);
            yield return new SchemaAttribute(
                attribute.Name, attribute.PropertyName, attribute.CName, attribute.Number, type, isMulti, Prose(reader.Text("doc")), limit,
                check, hint);
        }
    }

    private AttributeType? BindType(DeclaredSet set, DeclaredAttribute attribute)
    {
        MappingReader reader = attribute.Reader;
        Scalar? scalar = ScalarFacts.Parse(attribute.Type);
        if (scalar is not null || s_typeKeys.ContainsKey(attribute.Type)) CheckPayloadKeys(attribute, scalar is not null);
        if (scalar is { } integer) return BindNumber(reader, integer);
        switch (attribute.Type)
        {
            case "unused" or "pad": return new UnusedType();
            case "flag": return new FlagType();
            case "string": return new StringType(IsTerminated: Checks(reader)?.Truth("unterminated-ok") is not true);
            case "bitfield32": return new Bitfield32Type(EnumOf(reader));
            case "binary": return BindBinary(reader);
            case "nest": return BindNest(reader);
            case "indexed-array": return BindArray(reader);
            case "array-nest": return BindNestArray(reader);
            case "sub-message": return BindSubMessageUse(set, attribute);
            case "nest-type-value": return BindKeyedNest(reader);
            default:
                reader.UnknownType("type", KnownKeys.AttributeTypes);
                return null;
        }
    }

    private static void CheckPayloadKeys(DeclaredAttribute attribute, bool isScalar)
    {
        string[] keys = isScalar ? s_scalarKeys : s_typeKeys[attribute.Type];
        foreach (string key in s_payloadKeys)
        {
            if (Array.IndexOf(keys, key) < 0) attribute.Reader.Misplaced(key, $"it is not for type '{attribute.Type}'; remove it or change the type");
        }
    }

    /// <summary>A number; with a <c>type-value</c> it lies one level down, below a key, as ethtool's statistics do.</summary>
    private AttributeType? BindNumber(MappingReader reader, Scalar scalar)
    {
        if (BindScalar(reader, scalar) is not { } number) return null;
        if (!reader.Has("type-value")) return number;
        return Depth(reader) == 1 ? new KeyedScalarType(number) : TooDeep(reader);
    }

    private ScalarType? BindScalar(MappingReader reader, Scalar scalar)
    {
        ByteOrder order = Order(reader, scalar);
        if (order == ByteOrder.Host || scalar.Size() > 0) return new ScalarType(scalar, order, EnumOf(reader));
        reader.Unsupported("byte-order", "A byte order on 'uint' and 'sint'", "write 'u32' or 'u64'");
        return null;
    }

    private AttributeType? BindKeyedNest(MappingReader reader)
    {
        reader.Demand("type-value", "[id]");
        reader.Demand("nested-attributes", "…");
        int depth = Depth(reader);
        if (SetOf(reader, "nested-attributes") is not { } inner || depth == 0) return null;
        if (depth > 2) return TooDeep(reader);
        _nestedSets.Add(inner.TypeName);
        UseInArray(inner);
        if (depth == 2) UseInTable(inner);
        return new KeyedNestType(inner.TypeName, depth);
    }

    private static int Depth(MappingReader reader) => reader.Names("type-value").Count();

    private static AttributeType? TooDeep(MappingReader reader)
    {
        reader.Unsupported("type-value", "More keys than the codec has walks for", "a number has one, a nest one or two");
        return null;
    }

    private AttributeType? BindBinary(MappingReader reader)
    {
        // Addresses are "big-endian" in some kernel specs; bytes keep the order they have.
        string? order = reader.Word("byte-order", KnownKeys.ByteOrders);
        if (reader.Has("fixed-header"))
        {
            foreach (string other in new[] { "struct", "sub-type" }) reader.Misplaced(other, "behind a 'fixed-header' there are bytes; remove it");
            return StructOf(reader, "fixed-header") is { } header ? new HeadedBytesType(header.TypeName) : null;
        }
        if (reader.Text("sub-type") == "struct")
        {
            reader.Demand("struct", "…");
            return StructOf(reader, "struct") is { } one ? new StructArrayType(one.TypeName) : null;
        }
        if (reader.Has("struct"))
        {
            reader.Misplaced("sub-type", "the 'struct' says what is inside");
            return StructOf(reader, "struct") is { } layout ? new StructType(layout.TypeName) : null;
        }
        if (reader.Text("sub-type") is not { } element) return new BinaryType();
        if (Scalar(element) is { } scalar && (order is null || scalar.Size() == 1)) return new ScalarArrayType(scalar);
        if (Scalar(element) is not null)
            reader.Unsupported("byte-order", "A byte order on an array of scalars", "leave out 'sub-type' and take the bytes");
        else
            reader.UnknownType("sub-type", KnownKeys.MemberTypes.Take(8));
        return null;
    }

    private AttributeType? BindNest(MappingReader reader)
    {
        StructLayout? header = StructOf(reader, "fixed-header");
        reader.Demand("nested-attributes", "…");
        if (SetOf(reader, "nested-attributes") is not { } inner) return null;
        _nestedSets.Add(inner.TypeName);
        if (reader.Has("record-length")) return BindRecords(reader, inner, header);
        return new NestType(inner.TypeName, header?.TypeName);
    }

    /// <summary>Records of C code that are no attributes themselves: next hops of a route.</summary>
    private RecordsType? BindRecords(MappingReader reader, DeclaredSet inner, StructLayout? header)
    {
        reader.Demand("fixed-header", "…");
        if (header is null || reader.Text("record-length") is not { } name) return null;
        if (header.Members.FirstOrDefault(member => member.Name == name) is not { } length)
        {
            reader.Unknown("record-length", $"member in '{header.Name}' called", header.Members.Select(member => member.Name), "name the member with the record's length");
            return null;
        }
        if (length is not { Offset: 0, Type: ScalarMember { Scalar: Model.Scalar.U16, Order: ByteOrder.Host } } || header.Size < 8 || header.Size % 4 != 0)
        {
            reader.Unsupported("record-length", "A record's length elsewhere than in the first 16 bits of 8 bytes or more", "leave it out and take the bytes");
            return null;
        }
        if (_recordHeaders.TryGetValue(inner.TypeName, out string? other) && other != header.TypeName)
        {
            reader.Unsupported("fixed-header", $"A second structure for records of '{inner.Name}'", $"write '{other}' or nest another set");
            return null;
        }
        if (other is null)
            _types.Claim(inner.TypeName + "RecordsBuilder", $"the records builder of '{inner.Name}'", inner.Name, inner.Reader.At("name"));
        _recordHeaders[inner.TypeName] = header.TypeName;
        return new RecordsType(inner.TypeName, header.TypeName);
    }

    private AttributeType? BindArray(MappingReader reader)
    {
        if (reader.Required("sub-type", "nest") is not { } element) return null;
        if (ScalarFacts.Parse(element) is { } scalar) return BindScalar(reader, scalar) is { } number ? new ArrayType(number) : null;
        switch (element)
        {
            case "string": return new ArrayType(new StringType(IsTerminated: false));
            case "binary" when reader.Has("struct"): return StructOf(reader, "struct") is { } layout ? new ArrayType(new StructType(layout.TypeName)) : null;
            case "binary": return new ArrayType(new BinaryType());
            case "nest": return BindNestArray(reader);
            default:
                reader.UnknownType("sub-type", KnownKeys.ElementTypes);
                return null;
        }
    }

    private NestArrayType? BindNestArray(MappingReader reader)
    {
        reader.Demand("nested-attributes", "…");
        if (SetOf(reader, "nested-attributes") is not { } inner) return null;
        _nestedSets.Add(inner.TypeName);
        UseInArray(inner);
        return new NestArrayType(inner.TypeName);
    }

    private void UseInArray(DeclaredSet set)
    {
        if (_arraySets.Add(set.TypeName))
            _types.Claim(set.TypeName + "ArrayBuilder", $"the array builder of '{set.Name}'", set.Name, set.Reader.At("name"));
    }

    private void UseInTable(DeclaredSet set)
    {
        if (_tableSets.Add(set.TypeName))
            _types.Claim(set.TypeName + "TableBuilder", $"the table builder of '{set.Name}'", set.Name, set.Reader.At("name"));
    }

    /// <summary>The codec has a sequence for each of these and no other. What has keys or entries repeats by itself.</summary>
    private static bool CanRepeat(AttributeType type) =>
        type is not (FlagType or ScalarArrayType or StructArrayType or HeadedBytesType or RecordsType or SubMessageType);

    private static void ClaimBuilderNames(DeclaredSet set, DeclaredAttribute attribute, AttributeType type, bool isMulti)
    {
        string property = attribute.PropertyName;
        string? method = type switch
        {
            NestType or NestArrayType or RecordsType or KeyedNestType or ArrayType { Element: not ScalarType } => "Begin" + property,
            KeyedScalarType => "Add" + property,
            HeadedBytesType => "Put" + property,
            _ when isMulti => "Add" + property,
            _ => null,
        };
        if (method is not null)
            set.Members.Claim(method, $"the builder's method for '{attribute.Name}'", attribute.Name, attribute.Reader.At("name"));
    }
}
