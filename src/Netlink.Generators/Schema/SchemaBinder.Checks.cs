using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Schema;

/// <content>The limits that a schema states for a value: as a sentence, and as numbers that a builder can check.</content>
internal sealed partial class SchemaBinder
{
    /// <param name="Number">Null where the schema names what only C knows: a page's size.</param>
    private readonly record struct Bound(string Text, decimal? Number);

    private static MappingReader? Checks(MappingReader reader) => reader.Inner("checks", $"'checks' of {reader.What}", KnownKeys.Checks);

    private (string? Limit, Check? Check) BindChecks(MappingReader? checks, string type)
    {
        if (checks is null) return default;
        checks.Truth("unterminated-ok");
        if (type != "string") checks.Misplaced("unterminated-ok", "remove it or write 'type: string'");
        Bound? exact = Limit(checks, "exact-len"), least = Limit(checks, "min-len") ?? exact, most = Limit(checks, "max-len") ?? exact;
        Bound? min = Limit(checks, "min"), max = Limit(checks, "max");
        if (checks.Has("flags-mask")) return Mask(checks);
        if (least is not null || most is not null) return (Sentence(least, most, " bytes"), Known(least, most) ? new LengthCheck(least?.Number, most?.Number) : null);
        return min is null && max is null ? default : (Sentence(min, max, ""), Known(min, max) ? new RangeCheck(min?.Number, max?.Number) : null);
    }

    private static bool Known(Bound? least, Bound? most) => least?.Number is not null || most?.Number is not null;

    private static string Sentence(Bound? least, Bound? most, string unit) => (least, most) switch
    {
        ({ } from, { } to) when from == to => $"{from.Text}{unit}.",
        ({ } from, { } to) when unit.Length > 0 => $"{from.Text} to {to.Text}{unit}.",
        ({ } from, { } to) => $"From {from.Text} to {to.Text}.",
        (_, { } to) => $"At most {to.Text}{unit}.",
        _ => $"At least {least?.Text}{unit}.",
    };

    /// <summary>A const of a C header only repeats, in the schema, what the header says, or not even that: netdev's page-size is 0.</summary>
    private Bound? Limit(MappingReader checks, string key)
    {
        if (checks.Text(key) is not { } text) return null;
        if (ConstantOf(text) is { IsForeign: true } foreign) return new Bound(foreign.CName, null);
        if (ResolveNumber(text) is { } number) return new Bound($"{number}", number);
        checks.Unknown(key, "constant", _constants.Keys, "write a number, a constant or a limit like 'u32-max'");
        return null;
    }

    private (string? Limit, Check? Check) Mask(MappingReader checks)
    {
        string name = checks.Text("flags-mask") ?? "";
        if (!_enums.TryGetValue(name, out EnumType? type))
        {
            checks.Unknown("flags-mask", "flags", _enums.Keys, "define it under 'definitions'");
            return default;
        }
        ulong mask = 0;
        foreach (EnumEntry entry in type.Entries) mask |= type.IsFlags ? (ulong)entry.Value : entry.Value is >= 0 and <= 63 ? 1UL << (int)entry.Value : 0;
        return ($"Bits of {type.TypeName}.", new MaskCheck(mask));
    }
}
