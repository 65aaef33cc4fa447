namespace HostDevice.Native;

/// <summary>Paths as bytes in the caller's buffer.</summary>
internal static class PathText
{
    /// <summary>Writes both parts one after the other, and a NUL behind them that the result does not count.</summary>
    internal static bool TryJoin(Span<byte> buffer, scoped ReadOnlySpan<byte> first, scoped ReadOnlySpan<byte> second, out ReadOnlySpan<byte> path)
        => TryJoinAll(buffer, first, second, default, default, out path);

    /// <summary>Writes all parts one after the other, and a NUL behind them that the result does not count.</summary>
    internal static bool TryJoinAll(
        Span<byte> buffer, scoped ReadOnlySpan<byte> first, scoped ReadOnlySpan<byte> second, scoped ReadOnlySpan<byte> third,
        scoped ReadOnlySpan<byte> fourth, out ReadOnlySpan<byte> path)
    {
        int length = 0;
        bool fits = TryAppend(buffer, first, ref length) && TryAppend(buffer, second, ref length)
            && TryAppend(buffer, third, ref length) && TryAppend(buffer, fourth, ref length);
        path = fits ? buffer[..length] : default;
        if (fits)
            buffer[length] = 0;
        return fits;
    }

    /// <summary>Whether the text is one component of a path, which leads down and nowhere else.</summary>
    internal static bool IsComponent(ReadOnlySpan<byte> text)
        => !text.IsEmpty && !text.Contains((byte)'/') && !text.SequenceEqual("."u8) && !text.SequenceEqual(".."u8);

    private static bool TryAppend(Span<byte> buffer, ReadOnlySpan<byte> part, ref int length)
    {
        // One byte is left for the NUL.
        if (part.Length >= buffer.Length - length || part.Contains((byte)0))
            return false;
        part.CopyTo(buffer[length..]);
        length += part.Length;
        return true;
    }
}
