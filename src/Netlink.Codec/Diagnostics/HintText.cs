using System.Globalization;
using System.Net;

namespace Netlink.Codec;

/// <summary>Bytes as their <c>display-hint</c> says. What has not the length for it is shown as hexadecimal digits.</summary>
public static class HintText
{
    /// <summary>The text of a payload.</summary>
    public static string Of(ReadOnlySpan<byte> payload, DisplayHint hint) => (hint, payload.Length) switch
    {
        (DisplayHint.Mac or DisplayHint.Fddi, > 0) => Separated(payload),
        (DisplayHint.Ipv4 or DisplayHint.Ipv4OrV6, 4) or (DisplayHint.Ipv6 or DisplayHint.Ipv4OrV6, 16) => new IPAddress(payload).ToString(),
        (DisplayHint.Uuid, 16) => new Guid(payload, bigEndian: true).ToString("D", CultureInfo.InvariantCulture),
        _ => Convert.ToHexStringLower(payload),
    };

    /// <summary>The text of a number that has a hint, or is too short for its form. An address is in network byte order on the wire, whatever the schema says.</summary>
    internal static string OfNumber(ReadOnlySpan<byte> payload, AttributeInfo info) =>
        info.Hint == DisplayHint.Hex && ScalarWire.TryRead(payload, info.Form, out ulong value)
            ? string.Create(CultureInfo.InvariantCulture, $"0x{value:x}")
            : Of(payload, info.Hint);

    private static string Separated(ReadOnlySpan<byte> payload)
    {
        string digits = Convert.ToHexStringLower(payload);
        return string.Join(':', Enumerable.Range(0, payload.Length).Select(i => digits.Substring(2 * i, 2)));
    }
}
