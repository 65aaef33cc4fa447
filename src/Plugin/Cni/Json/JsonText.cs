using System.Text;

namespace HostDevice.Cni.Json;

/// <summary>The inside of a JSON string, escapes and all.</summary>
internal readonly ref struct JsonText(ReadOnlySpan<byte> raw)
{
    private readonly ReadOnlySpan<byte> _raw = raw;

    /// <summary>Whether Go takes this key for the field <paramref name="name"/>: in any case, and U+017F and U+212A for s and k.</summary>
    /// <param name="name">ASCII.</param>
    internal bool Matches(ReadOnlySpan<byte> name) => Matches(name, fold: true);

    /// <summary>Whether the key is exactly <paramref name="name"/>.</summary>
    /// <param name="name">ASCII.</param>
    internal bool Is(ReadOnlySpan<byte> name) => Matches(name, fold: false);

    /// <summary>The string itself: escapes resolved, and what is no Unicode replaced by U+FFFD, as Go does.</summary>
    /// <returns>Bytes of the document if they are the string already, else of <paramref name="arena"/>.</returns>
    internal ReadOnlySpan<byte> Decode(scoped ref TextArena arena)
    {
        if (!_raw.Contains((byte)'\\') && System.Text.Unicode.Utf8.IsValid(_raw))
            return _raw;
        int size = 0;
        for (ReadOnlySpan<byte> rest = _raw; !rest.IsEmpty;)
            size += Next(ref rest).Utf8SequenceLength;
        Span<byte> decoded = arena.Take(size);
        int length = 0;
        for (ReadOnlySpan<byte> rest = _raw; !rest.IsEmpty;)
            length += Next(ref rest).EncodeToUtf8(decoded[length..]);
        return decoded[..length];
    }

    private bool Matches(ReadOnlySpan<byte> name, bool fold)
    {
        ReadOnlySpan<byte> rest = _raw;
        foreach (byte letter in name)
        {
            if (rest.IsEmpty)
                return false;
            int given = Next(ref rest).Value;
            if (given != letter && (!fold || Fold(given) != Fold(letter)))
                return false;
        }
        return rest.IsEmpty;
    }

    private static int Fold(int value) => value switch
    {
        >= 'a' and <= 'z' => value - 0x20,
        0x17f => 'S',
        0x212a => 'K',
        _ => value,
    };

    private static Rune Next(scoped ref ReadOnlySpan<byte> rest)
    {
        if (rest[0] == '\\')
            return NextEscape(ref rest);
        int length = ByteText.Decode(rest, out Rune rune);
        rest = rest[Math.Max(length, 1)..];
        return rune;
    }

    private static Rune NextEscape(scoped ref ReadOnlySpan<byte> rest)
    {
        byte code = rest[1];
        if (code != 'u')
        {
            rest = rest[2..];
            return new Rune(code switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                _ => (char)code,
            });
        }
        char unit = Unit(rest);
        rest = rest[6..];
        if (Rune.TryCreate(unit, out Rune rune))
            return rune;
        // Only a high surrogate with its low one makes a rune; the one that follows a lone surrogate is read by itself.
        if (rest is [(byte)'\\', (byte)'u', ..] && Rune.TryCreate(unit, Unit(rest), out rune))
        {
            rest = rest[6..];
            return rune;
        }
        return Rune.ReplacementChar;
    }

    /// <summary>The four digits behind <c>\u</c>.</summary>
    private static char Unit(ReadOnlySpan<byte> escape)
    {
        int value = 0;
        foreach (byte digit in escape.Slice(2, 4))
            value = (value << 4) | ((digit & 15) + (digit > '9' ? 9 : 0));
        return (char)value;
    }
}
