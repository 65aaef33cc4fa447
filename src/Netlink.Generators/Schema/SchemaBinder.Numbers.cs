using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Schema;

/// <content>Numbers by name.</content>
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

    private static ByteOrder Order(MappingReader reader, Scalar scalar)
    {
        string? order = reader.Word("byte-order", KnownKeys.ByteOrders);
        // A single byte has no order, whatever the schema says of it.
        if (order is null || scalar.Size() == 1) return ByteOrder.Host;
        return order == "big-endian" ? ByteOrder.Big : ByteOrder.Little;
    }
}
