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
        ["binary"] = ["struct", "sub-type", "byte-order"],
        ["bitfield32"] = ["enum", "enum-as-flags"],
        ["nest"] = ["nested-attributes", "fixed-header"],
        ["indexed-array"] = ["sub-type", "nested-attributes"],
        ["sub-message"] = ["sub-message", "selector"],
    };

    private static readonly string[] s_scalarKeys = ["enum", "enum-as-flags", "byte-order"];

    private static readonly string[] s_payloadKeys =
    [
        "byte-order", "nested-attributes", "fixed-header", "enum", "enum-as-flags", "sub-type", "struct", "sub-message", "selector", "type-value",
    ];

    private IEnumerable<SchemaAttribute> BindAttributes(DeclaredSet set)
    {
        foreach (DeclaredAttribute attribute in set.Attributes)
        {
            MappingReader reader = attribute.Reader;
            reader.Word("display-hint", KnownKeys.DisplayHints);
            string? limit = Limit(Checks(reader), attribute.Type);
            bool isMulti = reader.Truth("multi-attr");
            if (BindType(set, attribute) is not { } type) continue;
            if (isMulti && !CanRepeat(type))
            {
                reader.Unsupported(
                    "multi-attr", $"'multi-attr' on this {attribute.Type}",
                    "it is for nest, string, binary, struct, and u8, u16, u32, u64 and s32 in host order");
            }
            ClaimBuilderNames(set, attribute, type, isMulti);
            yield return new SchemaAttribute(
                attribute.Name, attribute.PropertyName, attribute.CName, attribute.Number, type, isMulti, Prose(reader.Text("doc")), limit);
        }
    }

    private AttributeType? BindType(DeclaredSet set, DeclaredAttribute attribute)
    {
        MappingReader reader = attribute.Reader;
        Scalar? scalar = ScalarFacts.Parse(attribute.Type);
        if (scalar is not null || s_typeKeys.ContainsKey(attribute.Type)) CheckPayloadKeys(attribute, scalar is not null);
        if (scalar is { } integer) return BindScalar(reader, integer);
        switch (attribute.Type)
        {
            case "unused" or "pad": return new UnusedType();
            case "flag": return new FlagType();
            case "string": return new StringType(IsTerminated: Checks(reader)?.Truth("unterminated-ok") is not true);
            case "bitfield32": return new Bitfield32Type(EnumOf(reader));
            case "binary": return BindBinary(reader);
            case "nest": return BindNest(reader);
            case "indexed-array": return BindArray(reader);
            case "sub-message": return BindSubMessageUse(set, attribute);
            case "nest-type-value":
                reader.Unsupported("type", "'type: nest-type-value'", "write 'type: binary' and walk the bytes");
                return null;
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

    private ScalarType? BindScalar(MappingReader reader, Scalar scalar)
    {
        bool big = IsBigEndian(reader, scalar);
        if (big && scalar.Size() == 0)
        {
            reader.Unsupported("byte-order", "A byte order on 'uint' and 'sint'", "write 'u32' or 'u64'");
            return null;
        }
        if (reader.Has("enum") && scalar.Size() == 0)
        {
            reader.Unsupported("enum", "'enum' on 'uint' and 'sint'", "write 'u32' or 'u64'");
            return null;
        }
        return new ScalarType(scalar, big, EnumOf(reader));
    }

    private static MappingReader? Checks(MappingReader reader) => reader.Inner("checks", $"'checks' of {reader.What}", KnownKeys.Checks);

    private AttributeType? BindBinary(MappingReader reader)
    {
        // Addresses are "big-endian" in some kernel specs; bytes keep the order they have.
        string? order = reader.Word("byte-order", KnownKeys.ByteOrders);
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

    private NestType? BindNest(MappingReader reader)
    {
        StructLayout? header = StructOf(reader, "fixed-header");
        reader.Demand("nested-attributes", "…");
        if (SetOf(reader, "nested-attributes") is not { } inner) return null;
        _nestedSets.Add(inner.TypeName);
        return new NestType(inner.TypeName, header?.TypeName);
    }

    private NestArrayType? BindArray(MappingReader reader)
    {
        string? element = reader.Required("sub-type", "nest");
        if (element is not null and not "nest")
        {
            reader.Unsupported("sub-type", $"An indexed array of '{element}'", "an array of 'nest' is, or 'type: binary' for the bytes");
            return null;
        }
        reader.Demand("nested-attributes", "…");
        if (SetOf(reader, "nested-attributes") is not { } inner) return null;
        _nestedSets.Add(inner.TypeName);
        if (_arraySets.Add(inner.TypeName))
            _types.Claim(inner.TypeName + "ArrayBuilder", $"the array builder of '{inner.Name}'", inner.Name, inner.Reader.At("name"));
        return new NestArrayType(inner.TypeName);
    }

    /// <summary>The codec has a sequence for each of these and no other.</summary>
    private static bool CanRepeat(AttributeType type) => type switch
    {
        NestType { Header: null } or StringType or BinaryType or StructType => true,
        ScalarType { BigEndian: false, EnumType: null, Scalar: var scalar } =>
            scalar is Model.Scalar.U8 or Model.Scalar.U16 or Model.Scalar.U32 or Model.Scalar.U64 or Model.Scalar.S32,
        _ => false,
    };

    private static void ClaimBuilderNames(DeclaredSet set, DeclaredAttribute attribute, AttributeType type, bool isMulti)
    {
        string property = attribute.PropertyName;
        string? method = type switch
        {
            NestType or NestArrayType => "Begin" + property,
            _ when isMulti => "Add" + property,
            _ => null,
        };
        if (method is not null)
            set.Members.Claim(method, $"the builder's method for '{attribute.Name}'", attribute.Name, attribute.Reader.At("name"));
    }
}
