namespace HostDevice.Cni;

/// <summary>The form that CNI demands of a network's name and of a container's id: <c>[a-zA-Z0-9][a-zA-Z0-9_.\-]*</c>.</summary>
internal static class CniName
{
    internal static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetterOrDigit((char)text[0]))
            return false;
        foreach (byte character in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'_' or (byte)'.' or (byte)'-'))
                return false;
        }
        return true;
    }
}
