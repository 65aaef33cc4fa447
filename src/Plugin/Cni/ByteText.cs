using System.Text;

namespace HostDevice.Cni;

/// <summary>Bytes that ought to be UTF-8, as a string for a message.</summary>
internal static class ByteText
{
    /// <summary>Each byte that is not part of valid UTF-8 becomes the lone surrogate U+DC00 + byte,
    /// so that <see cref="JsonOutput"/> can tell it from a U+FFFD that was really there, as Go's encoder does.</summary>
    internal static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            int length = Decode(bytes, out Rune rune);
            if (length > 0)
                text.Append(rune.ToString());
            else
                text.Append((char)(0xdc00 + bytes[0]));
            bytes = bytes[Math.Max(length, 1)..];
        }
        return text.ToString();
    }

    /// <summary>True for a character that <see cref="Of"/> made of a byte.</summary>
    internal static bool IsStrayByte(char character) => character is >= '\udc80' and <= '\udcff';

    /// <summary>Length in bytes of the rune that <paramref name="bytes"/> begin with; 0 when they begin with none: go on one byte further.</summary>
    internal static int Decode(ReadOnlySpan<byte> bytes, out Rune rune)
        => Rune.DecodeFromUtf8(bytes, out rune, out int length) == System.Buffers.OperationStatus.Done ? length : 0;
}
