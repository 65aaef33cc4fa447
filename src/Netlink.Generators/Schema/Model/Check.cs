namespace Netlink.Generators.Schema.Model;

/// <summary>What a schema allows a value to be, as far as it says so in numbers.</summary>
internal abstract record Check;

/// <summary>A number from <paramref name="Min"/> to <paramref name="Max"/>; null is no limit.</summary>
internal sealed record RangeCheck(decimal? Min, decimal? Max) : Check;

/// <summary>A string or bytes of a length in bytes; null is no limit.</summary>
internal sealed record LengthCheck(decimal? Min, decimal? Max) : Check;

/// <summary>No bit but these.</summary>
internal sealed record MaskCheck(ulong Mask) : Check;
