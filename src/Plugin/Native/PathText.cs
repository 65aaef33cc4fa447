namespace HostDevice.Native;

/// <summary>Paths as bytes in the caller's buffer.</summary>
internal static class PathText
{
    /// <summary>Writes both parts one after the other, and a NUL behind them that the result does not count.</summary>
    internal static bool TryJoin(Span<byte> buffer, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, out ReadOnlySpan<byte> path)
    {
        int length = first.Length + second.Length;
        path = default;
        if (length >= buffer.Length || first.Contains((byte)0) || second.Contains((byte)0))
            return false;
        first.CopyTo(buffer);
        second.CopyTo(buffer[first.Length..]);
        buffer[length] = 0;
        path = buffer[..length];
        return true;
    }
}
