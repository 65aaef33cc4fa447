using System.Globalization;
using Netlink.Codec.Nlctrl;

namespace Netlink.Codec;

/// <summary>A policy of the kernel in words: what an attribute may be. <c>enum netlink_policy_type_attr</c></summary>
internal static class PolicyText
{
    /// <param name="policy">The nested attributes; an error carries the same as nlctrl's policy dump.</param>
    /// <returns>Null when there is nothing in it.</returns>
    public static string? Of(ReadOnlySpan<byte> policy)
    {
        PolicyAttrs attrs = PolicyAttrs.Over(new AttributeReader(policy));
        string?[] parts =
        [
            attrs.Type.TryGet(out AttrType type) ? Word(type) : null,
            Range(Number(attrs.MinValueS), Number(attrs.MaxValueS), ""),
            Range(Number(attrs.MinValueU), Number(attrs.MaxValueU), ""),
            Range(Number(attrs.MinLength), Number(attrs.MaxLength), " bytes"),
            attrs.Mask.TryGet(out ulong mask) ? $"bits 0x{mask:x}" : null,
            attrs.Bitfield32Mask.TryGet(out uint bits) ? $"bits 0x{bits:x}" : null,
        ];
        string text = string.Join(' ', parts.Where(part => part is not null));
        return text.Length == 0 ? null : text;
    }

    private static string Word(AttrType type) => type.ToString().ToLowerInvariant();

    private static string? Number<T>(Attr<T> attr) where T : struct, IFormattable
        => attr.TryGet(out T value) ? value.ToString(null, CultureInfo.InvariantCulture) : null;

    private static string? Range(string? min, string? max, string unit) => (min, max) switch
    {
        (null, null) => null,
        (null, _) => $"at most {max}{unit}",
        (_, null) => $"at least {min}{unit}",
        _ when min == max => $"{min}{unit}",
        _ => $"from {min} to {max}{unit}",
    };
}
