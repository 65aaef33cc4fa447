using System.Globalization;
using System.Text;
using Netlink.Codec;
using Netlink.Decode.Schemas;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Decoding;

/// <summary>Bytes of the simple types as values; null where the bytes are not of the type.</summary>
internal static class Scalars
{
    public static Value? Number(ReadOnlySpan<byte> payload, ScalarType type, string? hint, FamilyIndex family)
    {
        ScalarForm form = FormOf(type.Scalar, type.Order);
        int size = ScalarWire.SizeOf(0, form);
        bool fits = type.Scalar.Size() == 0 ? payload.Length is sizeof(uint) or sizeof(ulong) : payload.Length == size;
        if (!fits || !ScalarWire.TryRead(payload, form, out ulong bits)) return null;
        DisplayHint show = HintOf(hint);
        if (show == DisplayHint.Hex) return new Word(string.Create(CultureInfo.InvariantCulture, $"0x{bits:x}"));
        if (show != DisplayHint.None) return new Word(HintText.Of(payload, show));
        return Named(bits, ScalarWire.IsSigned(form), family.Enum(type.EnumType));
    }

    /// <summary>A number, by its names where the schema has some: an entry, or the flags that are set.</summary>
    public static Value Named(ulong bits, bool isSigned, EnumIndex? names)
    {
        if (names is null) return new Number(bits, isSigned);
        if (names.IsFlags) return Flags(bits, names);
        return names.Find(bits) is { } word ? new Word(word) : new Number(bits, isSigned);
    }

    public static Value? Bitfield(ReadOnlySpan<byte> payload, EnumIndex? names)
    {
        if (payload.Length != 2 * sizeof(uint)) return null;
        var value = new Members();
        value.Add("value", Named(BitConverter.ToUInt32(payload), false, names));
        value.Add("selector", Named(BitConverter.ToUInt32(payload[sizeof(uint)..]), false, names));
        return value;
    }

    public static Value? Packed(ReadOnlySpan<byte> payload, ScalarType element, string? hint, FamilyIndex family)
    {
        int size = element.Scalar.Size();
        if (size == 0 || payload.Length % size != 0) return null;
        var items = new Items();
        for (int at = 0; at < payload.Length; at += size) items.All.Add(Number(payload.Slice(at, size), element, hint, family)!);
        return items;
    }

    public static Value? Text(ReadOnlySpan<byte> payload)
    {
        int end = payload.IndexOf((byte)0);
        ReadOnlySpan<byte> text = end < 0 ? payload : payload[..end];
        // Something behind the NUL that is not more of it: no string, whatever the schema says.
        if (end >= 0 && payload[end..].ContainsAnyExcept((byte)0)) return null;
        return new Quoted(System.Text.Unicode.Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : Escaped(text));
    }

    public static Value Bytes(ReadOnlySpan<byte> payload, string? hint) => new Word(HintText.Of(payload, HintOf(hint)));

    public static Word Hex(ReadOnlySpan<byte> payload) => new(Convert.ToHexStringLower(payload));

    public static ScalarForm FormOf(Scalar scalar, ByteOrder order) => (ScalarForm)((scalar, order) switch
    {
        (Scalar.Uint, _) => (int)ScalarForm.Uint,
        (Scalar.Sint, _) => (int)ScalarForm.Sint,
        _ => scalar.Size()
            | (scalar is Scalar.S8 or Scalar.S16 or Scalar.S32 or Scalar.S64 ? 0x10 : 0)
            | (scalar.Size() == 1 ? 0 : order switch { ByteOrder.Big => 0x20, ByteOrder.Little => 0x40, _ => 0 }),
    });

    private static Items Flags(ulong bits, EnumIndex names)
    {
        var set = new Items();
        ulong unknown = 0;
        for (ulong rest = bits; rest != 0; rest &= rest - 1)
        {
            ulong bit = rest & (~rest + 1);
            if (names.Find(bit) is { } word) set.All.Add(new Word(word));
            else unknown |= bit;
        }
        if (unknown != 0) set.All.Add(new Word(string.Create(CultureInfo.InvariantCulture, $"0x{unknown:x}")));
        return set;
    }

    private static DisplayHint HintOf(string? hint) => hint switch
    {
        "hex" => DisplayHint.Hex,
        "mac" => DisplayHint.Mac,
        "fddi" => DisplayHint.Fddi,
        "ipv4" => DisplayHint.Ipv4,
        "ipv6" => DisplayHint.Ipv6,
        "ipv4-or-v6" => DisplayHint.Ipv4OrV6,
        "uuid" => DisplayHint.Uuid,
        _ => DisplayHint.None,
    };

    /// <summary>Bytes that are no UTF-8, as <c>\xff</c>.</summary>
    private static string Escaped(ReadOnlySpan<byte> text)
    {
        var escaped = new StringBuilder();
        foreach (byte c in text)
        {
            if (c is >= 0x20 and < 0x7f) escaped.Append((char)c);
            else escaped.Append(CultureInfo.InvariantCulture, $"\\x{c:x2}");
        }
        return escaped.ToString();
    }
}
