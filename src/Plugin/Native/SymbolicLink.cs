using System.Runtime.InteropServices;
using static Tmds.Linux.LibC;

namespace HostDevice.Native;

/// <summary>Where paths lead.</summary>
internal static unsafe partial class SymbolicLink
{
    /// <summary>Reads the target of a symbolic link.</summary>
    /// <param name="path">A NUL must follow it in memory, as <see cref="PathText.TryJoin"/> leaves it.</param>
    /// <returns>0, or the errno.</returns>
    internal static int Read(ReadOnlySpan<byte> path, Span<byte> buffer, out ReadOnlySpan<byte> target)
    {
        long length;
        fixed (byte* start = path, room = buffer)
            length = readlink(start, room, buffer.Length);
        target = length < 0 ? default : buffer[..(int)length];
        return length < 0 ? errno : 0;
    }

    /// <summary>Follows all links of a path that exists.</summary>
    /// <param name="path">As in <see cref="Read"/>.</param>
    /// <param name="buffer">At least 4096 bytes (<c>PATH_MAX</c>).</param>
    /// <returns>0, or the errno.</returns>
    internal static int Resolve(ReadOnlySpan<byte> path, Span<byte> buffer, out ReadOnlySpan<byte> real)
    {
        byte* found;
        fixed (byte* start = path, room = buffer)
            found = realpath(start, room);
        real = found == null ? default : buffer[..buffer.IndexOf((byte)0)];
        return found == null ? Marshal.GetLastPInvokeError() : 0;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial byte* realpath(byte* path, byte* resolved);
}
