using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace Netlink.Decode.Tests.Captures;

/// <summary>How tools write what is a number or bytes in the message: the last column of <c>fields.txt</c>.</summary>
internal static class Form
{
    public static bool Same(string printed, string ours, string form, LinkNames names) => form switch
    {
        "name" => names.Contains((ours, printed)),
        "seconds" => Number(ours) is { } hundredths && decimal.TryParse(printed, CultureInfo.InvariantCulture, out decimal seconds) && seconds * 100 == hundredths,
        "handle" => Handle(printed) is { } handle && handle == Number(ours),
        "ip" => Address(printed) is { } address && Bytes(ours) is { } bytes && IsAddress(address, bytes),
        "less-1" => Number(printed) - 1 == Number(ours),
        "high-16" => Number(printed) is { } high && high == Number(ours) >> 16,
        "whole-seconds" => Number(ours) is { } ticks && ticks / 100 == Number(printed),
        "hex" => printed == $"0x{ours}",
        ['b', 'e', '3', '2', '@', .. string place] => BinaryPrimitives.ReadUInt32BigEndian(FromEnd(ours, place)) == Number("0x" + printed),
        ['l', 'e', '3', '2', '@', .. string place] => BinaryPrimitives.ReadUInt32LittleEndian(FromEnd(ours, place)) == Number(printed),
        ['b', 'i', 't', '=', .. string bit] => (printed is "" or "true" or "1") == ((Number(ours) & Number(bit)) != 0),
        ['h', 'a', 's', '=', .. string word] => (printed is "" or "true") == ours.Split(',').Contains(word),
        _ => form.Split(',').Contains($"{printed.Replace(' ', '_').ToLowerInvariant()}={ours}") || Equal(printed, ours),
    };

    private static bool Equal(string printed, string ours) =>
        Plain(printed) == Plain(ours) || (printed is "true" or "false" && ours == (printed == "true" ? "1" : "0")) || (Number(printed) is { } number && number == Number(ours));

    /// <summary>Tools write <c>LOWER_UP</c> where the schema writes <c>lower-up</c>.</summary>
    private static string Plain(string text) => text.Replace('_', '-').ToLowerInvariant();

    private static long? Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long hex) ? hex : null
        : long.TryParse(text, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Traffic control's <c>MAJOR:MINOR</c>, hexadecimal.</summary>
    private static long? Handle(string text) => text.Split(':') is [var major, var minor] && Number("0x" + major) is { } high
        ? high << 16 | (minor.Length == 0 ? 0 : Number("0x" + minor) ?? 0) : null;

    private static ReadOnlySpan<byte> FromEnd(string hex, string place) => Convert.FromHexString(hex).AsSpan()[^int.Parse(place, CultureInfo.InvariantCulture)..];

    private static IPAddress? Address(string text) => text.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(text, out IPAddress? address) ? address : null;

    private static byte[]? Bytes(string text) =>
        Address(text) is { } address ? address.GetAddressBytes() : text.Length == 32 ? Convert.FromHexString(text) : null;

    /// <summary>A union of both families holds IPv4 at its start, the rest zero.</summary>
    private static bool IsAddress(IPAddress address, ReadOnlySpan<byte> bytes)
    {
        byte[] expected = address.GetAddressBytes();
        return bytes.StartsWith(expected) && !bytes[expected.Length..].ContainsAnyExcept((byte)0);
    }
}
