using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.Captures;

/// <summary>Understands what strace prints for a value: numbers, names of constants, addresses, text.</summary>
internal sealed partial class StraceValue(SchemaFile schema)
{
    private readonly Dictionary<string, long> _constants = HeaderFacts.Of(schema)
        .Where(fact => fact.Symbol == fact.Expression)
        .DistinctBy(fact => fact.Symbol)
        .ToDictionary(fact => fact.Symbol, fact => fact.Value);

    /// <summary>Compares strace's word with the payload as the schema reads it; nothing where strace shows raw bytes or a name that only it knows.</summary>
    public void Compare(Tally tally, string place, SeenAttribute seen, string text)
    {
        SchemaAttribute attribute = seen.Schema;
        text = Comment().Replace(text, "");
        if (attribute.Struct is { } structure)
            CompareStruct(tally, place, schema.Definitions[structure], seen, text);
        else if (ScalarBytes(attribute.Type) is { } size && seen.Payload.Length >= size)
        {
            if (Number(text) is { } expected)
                tally.Equal(seen.CName, place, expected, ReadNumber(attribute.Type, attribute.BigEndian, seen.Payload));
        }
        else if (attribute.Type == "string" && Quoted(text) is { } words)
            tally.Equal(seen.CName, place, Encoding.Latin1.GetString(words), Encoding.Latin1.GetString(seen.Payload).TrimEnd('\0'));
        else if (attribute.Type == "binary" && attribute.SubType is null && Bytes(text) is { } bytes)
            tally.Equal(seen.CName, place, Convert.ToHexString(bytes), Convert.ToHexString(seen.Payload));
    }

    private void CompareStruct(Tally tally, string place, SchemaDefinition structure, SeenAttribute seen, string text)
    {
        foreach (Match match in Member().Matches(text))
        {
            SchemaMember? member = structure.Members.FirstOrDefault(candidate => candidate.Name.Replace('-', '_') == match.Groups[1].Value);
            if (member is null || ScalarBytes(member.Type) is not { } size || member.Offset + size > seen.Payload.Length)
                continue;
            if (Number(match.Groups[2].Value) is { } expected)
                tally.Equal($"{seen.CName}.{member.Name}", place, expected, ReadNumber(member.Type, member.BigEndian, seen.Payload.AsSpan(member.Offset)));
        }
    }

    private Int128? Number(string text)
    {
        if (Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 number))
            return number;
        if (text.StartsWith("0x", StringComparison.Ordinal))
            return Int128.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out number) ? number : null;
        if (Swapped().Match(text) is { Success: true } swapped)
            return Number(swapped.Groups[1].Value);
        if (Address().Match(text) is { Success: true } address)
            return IPAddress.Parse(address.Groups[1].Value).GetAddressBytes().Aggregate(Int128.Zero, (value, next) => (value << 8) | next);
        Int128 sum = 0;
        foreach (string word in text.Split('|'))
        {
            if (_constants.TryGetValue(word, out long constant))
                sum |= constant;
            else if (word.StartsWith("1<<", StringComparison.Ordinal) && _constants.TryGetValue(word[3..], out constant))
                sum |= 1L << (int)constant;
            else if (word.StartsWith("0x", StringComparison.Ordinal) && Number(word) is { } rest)
                sum |= rest;
            else
                return null;
        }
        return sum;
    }

    private static byte[]? Bytes(string text)
    {
        if (Mac().IsMatch(text))
            return Convert.FromHexString(text.Replace(":", "", StringComparison.Ordinal));
        if (Address().Match(text) is { Success: true } address)
            return IPAddress.Parse(address.Groups[1].Value).GetAddressBytes();
        return Quoted(text);
    }

    /// <summary>The bytes of a C string literal; null when it is none, or cut short.</summary>
    private static byte[]? Quoted(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
            return null;
        return Encoding.Latin1.GetBytes(Escape().Replace(text[1..^1], match => match.Value[1] switch
        {
            'x' => ((char)Convert.ToByte(match.Value[2..], 16)).ToString(),
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            'f' => "\f",
            'v' => "\v",
            >= '0' and <= '7' => ((char)Convert.ToByte(match.Value[1..], 8)).ToString(),
            char other => other.ToString(),
        }));
    }

    private static Int128 ReadNumber(string type, bool big, ReadOnlySpan<byte> payload)
    {
        Span<byte> bytes = stackalloc byte[16];
        ReadOnlySpan<byte> value = payload[..ScalarBytes(type)!.Value];
        Int128 number = 0;
        for (int i = 0; i < value.Length; i++)
            number |= (Int128)value[big ? value.Length - 1 - i : i] << (8 * i);
        return type[0] == 's' && (value[big ? 0 : ^1] & 0x80) != 0 ? number - (Int128.One << (8 * value.Length)) : number;
    }

    private static int? ScalarBytes(string type) => type switch
    {
        "u8" or "s8" => 1,
        "u16" or "s16" => 2,
        "u32" or "s32" => 4,
        "u64" or "s64" => 8,
        _ => null,
    };

    [GeneratedRegex(@" /\*.*?\*/")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(\w+)=([^,{}\[\]]+)")]
    private static partial Regex Member();

    [GeneratedRegex(@"^(?:htons|htonl|htobe64)\((\w+)\)$")]
    private static partial Regex Swapped();

    [GeneratedRegex(@"^(?:inet_addr\(|inet_pton\(AF_INET6, )""([^""]+)""\)$")]
    private static partial Regex Address();

    [GeneratedRegex("^[0-9a-f]{2}(:[0-9a-f]{2})+$")]
    private static partial Regex Mac();

    [GeneratedRegex(@"\\(x[0-9a-f]{2}|[0-7]{1,3}|.)")]
    private static partial Regex Escape();
}
