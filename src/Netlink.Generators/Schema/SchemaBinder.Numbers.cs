using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Schema;

/// <content>Numbers by name, and the limits that a schema states for a value.</content>
internal sealed partial class SchemaBinder
{
    /// <summary>A number as written: digits, a constant by its YNL or its C name, a limit like <c>u32-max</c>, or one of these less one.</summary>
    private decimal? ResolveNumber(string text)
    {
        if (text.EndsWith(" - 1", StringComparison.Ordinal)) return ResolveNumber(text.Substring(0, text.Length - 4)) - 1;
        if (MappingReader.TryParse(text, out decimal value)) return value;
        return ConstantOf(text)?.Value ?? TypeLimit(text);
    }

    private Constant? ConstantOf(string text)
    {
        if (_constants.TryGetValue(text, out Constant? constant)) return constant;
        string c = KernelNames.ToConstant("", text);
        return _constants.Values.FirstOrDefault(candidate => candidate.CName == c);
    }

    private static decimal? TypeLimit(string text) => text switch
    {
        "u8-max" => byte.MaxValue,
        "u16-max" => ushort.MaxValue,
        "u32-max" => uint.MaxValue,
        "u64-max" => ulong.MaxValue,
        "s8-max" => sbyte.MaxValue,
        "s16-max" => short.MaxValue,
        "s32-max" => int.MaxValue,
        "s64-max" => long.MaxValue,
        "s8-min" => sbyte.MinValue,
        "s16-min" => short.MinValue,
        "s32-min" => int.MinValue,
        "s64-min" => long.MinValue,
        "u8-min" or "u16-min" or "u32-min" or "u64-min" => 0,
        _ => null,
    };

    /// <summary>What <c>checks:</c> says, as a sentence; null when it says nothing about size or range.</summary>
    /// <remarks>The kernel enforces these. A builder that did it too would refuse what a newer kernel accepts.</remarks>
    private string? Limit(MappingReader? checks, string type)
    {
        if (checks is null) return null;
        checks.Truth("unterminated-ok");
        if (type != "string")
            checks.Misplaced("unterminated-ok", "remove it or write 'type: string'");
        if (checks.Text("flags-mask") is { } mask && !_enums.ContainsKey(mask))
            checks.Unknown("flags-mask", "flags", _enums.Keys, "define it under 'definitions'");
        decimal? exact = Check(checks, "exact-len"), least = Check(checks, "min-len"), most = Check(checks, "max-len");
        decimal? min = Check(checks, "min"), max = Check(checks, "max");
        return (exact, least, most, min, max) switch
        {
            ({ } bytes, _, _, _, _) => $"{bytes} bytes.",
            (_, { } from, { } to, _, _) => $"{from} to {to} bytes.",
            (_, _, { } to, _, _) => $"At most {to} bytes.",
            (_, { } from, _, _, _) => $"At least {from} bytes.",
            (_, _, _, { } from, { } to) => $"From {from} to {to}.",
            (_, _, _, _, { } to) => $"At most {to}.",
            (_, _, _, { } from, _) => $"At least {from}.",
            _ => null,
        };
    }

    private decimal? Check(MappingReader checks, string key)
    {
        if (checks.Text(key) is not { } text) return null;
        if (ResolveNumber(text) is { } number) return number;
        checks.Unknown(key, "constant", _constants.Keys, "write a number, a constant or a limit like 'u32-max'");
        return null;
    }

    private static ByteOrder Order(MappingReader reader, Scalar scalar)
    {
        string? order = reader.Word("byte-order", KnownKeys.ByteOrders);
        // A single byte has no order, whatever the schema says of it.
        if (order is null || scalar.Size() == 1) return ByteOrder.Host;
        return order == "big-endian" ? ByteOrder.Big : ByteOrder.Little;
    }
}
