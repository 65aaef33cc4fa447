namespace HostDevice.Devices;

/// <summary>Reads a hardware address as upstream's <c>net.ParseMAC</c> does.</summary>
internal static class HardwareAddressText
{
    /// <summary>Bytes of the longest form: IP over InfiniBand.</summary>
    internal const int MaxLength = 20;

    private const byte None = 0;

    /// <summary>
    /// Takes 6, 8 or 20 bytes as pairs of hex digits between colons or dashes (<c>02-00-5e-10-00-01</c>), or as groups of four between dots
    /// (<c>0200.5e10.0001</c>) or without any (<c>02005e100001</c>), in any case.
    /// </summary>
    /// <param name="address">At least <see cref="MaxLength"/> bytes.</param>
    internal static bool TryParse(ReadOnlySpan<byte> text, Span<byte> address, out int length)
    {
        length = 0;
        if (text.Length < 12)
            return false;
        return text[2] is (byte)':' or (byte)'-' ? TryParse(text, text[2], 1, address, out length)
            : TryParse(text, text[4] == (byte)'.' ? text[4] : None, 2, address, out length);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, byte separator, int bytesPerGroup, Span<byte> address, out int length)
    {
        int gap = separator == None ? 0 : 1;
        int group = (2 * bytesPerGroup) + gap;
        length = (text.Length + gap) / group * bytesPerGroup;
        if ((text.Length + gap) % group != 0 || length is not (6 or 8 or 20))
            return false;
        for (int i = 0; i < length; i++)
        {
            int at = (i / bytesPerGroup * group) + (i % bytesPerGroup * 2);
            int high = Hex(text[at]);
            int low = Hex(text[at + 1]);
            if ((high | low) < 0)
                return false;
            address[i] = (byte)((high << 4) | low);
            bool groupEnds = i % bytesPerGroup == bytesPerGroup - 1;
            if (gap != 0 && groupEnds && i < length - 1 && text[at + 2] != separator)
                return false;
        }
        return true;
    }

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
