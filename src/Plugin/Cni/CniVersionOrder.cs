namespace HostDevice.Cni;

/// <summary>The order of version numbers, by the rules and with the words of the CNI library.</summary>
internal static class CniVersionOrder
{
    private static (long Major, long Minor, long Micro) Newest => (1, 1, 0);

    /// <summary>Whether the version is one that has the command: at least <paramref name="first"/>, at most the newest supported.</summary>
    internal static CniError Demand(ReadOnlySpan<byte> text, (long Major, long Minor, long Micro) first, string command)
    {
        CniError fault = Parse(text, out (long Major, long Minor, long Micro) version);
        if (fault.Failed)
            return fault;
        if (version.CompareTo(first) < 0)
            return new(CniErrorCode.IncompatibleVersion, $"config version does not allow {command}");
        if (version.CompareTo(Newest) > 0)
            return new(CniErrorCode.IncompatibleVersion, $"plugin version does not allow {command}");
        return default;
    }

    private static CniError Parse(ReadOnlySpan<byte> text, out (long Major, long Minor, long Micro) version)
    {
        version = (0, 1, 0);
        if (text.IsEmpty)
            return default;
        version = default;
        int parts = text.Count((byte)'.') + 1;
        if (parts > 3)
            return new(CniErrorCode.DecodingFailure, $"invalid version {GoQuote.Quote(ByteText.Of(text))}: too many parts");
        CniError fault = ParsePart(ref text, "major", out version.Major);
        if (!fault.Failed && parts > 1)
            fault = ParsePart(ref text, "minor", out version.Minor);
        if (!fault.Failed && parts > 2)
            fault = ParsePart(ref text, "micro", out version.Micro);
        return fault;
    }

    private static CniError ParsePart(ref ReadOnlySpan<byte> text, string name, out long value)
    {
        int dot = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> part = dot < 0 ? text : text[..dot];
        text = dot < 0 ? default : text[(dot + 1)..];
        string? fault = ParseNumber(part, out value);
        if (fault is null)
            return default;
        string given = GoQuote.Quote(ByteText.Of(part));
        return new(CniErrorCode.DecodingFailure, $"failed to convert {name} version part {given}: strconv.Atoi: parsing {given}: {fault}");
    }

    /// <summary>A decimal number with an optional sign, as <c>strconv.Atoi</c> takes it.</summary>
    private static string? ParseNumber(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> digits = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return "invalid syntax";
        ulong magnitude = 0;
        foreach (byte digit in digits)
        {
            ulong next = unchecked((magnitude * 10) + (ulong)(digit - '0'));
            if (magnitude > long.MaxValue / 10 || next > (ulong)long.MaxValue + (isNegative ? 1UL : 0UL))
                return "value out of range";
            magnitude = next;
        }
        value = isNegative ? unchecked(-(long)magnitude) : (long)magnitude;
        return null;
    }
}
