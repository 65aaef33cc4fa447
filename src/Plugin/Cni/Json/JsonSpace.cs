namespace HostDevice.Cni.Json;

/// <summary>The four characters that JSON allows between tokens.</summary>
internal static class JsonSpace
{
    internal static void Skip(ReadOnlySpan<byte> text, ref int at)
    {
        while ((uint)at < (uint)text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
    }
}
