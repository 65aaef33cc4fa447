using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.RoundTrip;

/// <summary>A value to write: how C# says it, its bytes on the wire, and how it looks when it is read back.</summary>
/// <param name="Expression">What is assigned, in C#.</param>
/// <param name="Payload">The bytes that must come of it, by the schema.</param>
/// <param name="Show">Turns the variable <c>value</c> into text, in C#.</param>
/// <param name="Text">The text that must come of that.</param>
internal sealed record Sample(string Expression, byte[] Payload, string Show, string Text)
{
    private const string ShowNumber = "value.ToString(CultureInfo.InvariantCulture)";
    private const string ShowBytes = "Convert.ToHexString(value)";

    public static IEnumerable<Sample> Of(SchemaAttribute attribute, SchemaFile schema, int seed) => attribute.Type switch
    {
        "uint" => [Wide(new byte[] { 0x84, 0x83, 0x82, 0x81 }), Wide(Pattern(8, seed))],
        "string" => [OfText(attribute, attribute.MaxLength ?? 40), OfText(attribute, 1)],
        "flag" => [new Sample("true", [], "value ? \"yes\" : \"no\"", "yes")],
        "binary" when attribute.Struct is { } structure => [OfStruct(structure, schema.Definitions[structure].Size, seed)],
        "binary" when attribute.SubType is { } element => [OfNumbers(element, seed), OfNumbers(element, seed, count: 0)],
        "binary" => [OfBytes(Pattern(attribute.ExactLength ?? attribute.MaxLength ?? 9, seed))],
        _ => [OfNumber(attribute.Type, attribute.BigEndian, attribute.Enum, seed, attribute.Max)],
    };

    /// <summary>A number with every byte different and the highest bit set, so that a swapped, cut or misread one shows.</summary>
    /// <param name="max">Keeps only the bits that every number up to here may have.</param>
    public static Sample OfNumber(string type, bool big, string? enumName, int seed, int? max = null)
    {
        byte[] bytes = Pattern(Width(type), seed);
        int allowed = max is { } most ? (int)BitOperations.RoundUpToPowerOf2((uint)most + 1) / 2 - 1 : -1;
        for (int i = 0; i < bytes.Length && max is not null; i++)
            bytes[^(i + 1)] &= (byte)(i < sizeof(int) ? allowed >> (8 * i) : 0);
        Int128 number = 0;
        foreach (byte next in bytes)
            number = (number << 8) | next;
        if (type[0] == 's')
            number -= Int128.One << (8 * bytes.Length);
        string digits = number.ToString(CultureInfo.InvariantCulture);
        if (big == BitConverter.IsLittleEndian)
            return Result(bytes);
        Array.Reverse(bytes);
        return Result(bytes);

        Sample Result(byte[] payload) => enumName is null
            ? new Sample($"({CSharpType(type)})({digits}{(type == "u64" ? "ul" : "")})", payload, ShowNumber, digits)
            : new Sample($"({CSharpNames.Of(enumName)})({digits}u)", payload, "((ulong)value).ToString(CultureInfo.InvariantCulture)", digits);
    }

    public static Sample OfBytes(byte[] bytes) => new(Literal(bytes), bytes, ShowBytes, Convert.ToHexString(bytes));

    public static string Literal(byte[] bytes) => $"Convert.FromHexString(\"{Convert.ToHexString(bytes)}\")";

    public static byte[] Pattern(int length, int seed)
        => [.. Enumerable.Range(0, length).Select(i => (byte)(0x80 | (((seed * 31) + (i * 37)) & 0x7f)))];

    public static string CSharpType(string type) => type switch
    {
        "u8" => "byte",
        "s8" => "sbyte",
        "u16" => "ushort",
        "s16" => "short",
        "u32" => "uint",
        "s32" => "int",
        "u64" => "ulong",
        "s64" => "long",
        _ => throw new NotSupportedException($"no sample for the type {type}"),
    };

    private static int Width(string type) => CSharpType(type) switch { "byte" or "sbyte" => 1, "ushort" or "short" => 2, "uint" or "int" => 4, _ => 8 };

    /// <summary>YNL's <c>uint</c>: as short as it fits, in host order.</summary>
    private static Sample Wide(byte[] bytes)
    {
        ulong number = bytes.Length == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (!BitConverter.IsLittleEndian)
            Array.Reverse(bytes);
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return new Sample($"{digits}ul", bytes, ShowNumber, digits);
    }

    private static Sample OfText(SchemaAttribute attribute, int length)
    {
        string text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + ((attribute.Number + i) % 26))));
        return new Sample($"\"{text}\"u8", Encoding.UTF8.GetBytes(attribute.Unterminated ? text : text + '\0'), "Encoding.UTF8.GetString(value)", text);
    }

    private static Sample OfStruct(string structure, int size, int seed)
    {
        byte[] bytes = Pattern(size, seed);
        return new Sample($"MemoryMarshal.Read<{CSharpNames.Of(structure)}>({Literal(bytes)})", bytes, "HexOf(value)", Convert.ToHexString(bytes));
    }

    private static Sample OfNumbers(string element, int seed, int count = 3)
    {
        Sample[] items = [.. Enumerable.Range(0, count).Select(i => OfNumber(element, big: false, null, seed + i))];
        string type = CSharpType(element);
        return new Sample(
            $"new {type}[] {{ {string.Join(", ", items.Select(item => item.Expression))} }}",
            [.. items.SelectMany(item => item.Payload)], "Join(value)", string.Join(",", items.Select(item => item.Text)));
    }
}
