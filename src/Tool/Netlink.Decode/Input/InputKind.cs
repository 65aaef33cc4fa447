using System.Buffers.Binary;

namespace Netlink.Decode.Input;

/// <summary>Tells by its first bytes what an input is.</summary>
internal static class InputKind
{
    /// <summary>Bytes to look at.</summary>
    public const int Sample = 4096;

    /// <summary>Reads an input to its end; null, or what is wrong and where.</summary>
    public static string? Read(Stream input, IDatagrams to)
    {
        var source = new Source(input, to);
        source.Fill(Sample);
        ReadOnlySpan<byte> start = source.Window;
        if (PcapInput.IsPcap(start)) return PcapInput.Read(source, to);
        if (PcapNgInput.IsPcapNg(start)) return PcapNgInput.Read(source, to);
        if (!IsText(start)) return RawInput.Read(source, to);
        return start.Contains((byte)'(') ? StraceInput.Read(source, to) : HexInput.Read(source, to);
    }

    /// <summary>A message is never all printable: its type and flags are small numbers.</summary>
    private static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty) return true;
        foreach (byte c in start)
        {
            // What is above 0x7f may be UTF-8 in the words around; what is below a blank, but for line ends and tabs, is no text.
            if (c < 0x20 && c is not ((byte)'\n' or (byte)'\r' or (byte)'\t')) return false;
        }
        return start.Length < 16 || BinaryPrimitives.ReadUInt16LittleEndian(start[4..]) > 0x0fff;
    }
}
