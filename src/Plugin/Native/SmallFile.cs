using static Tmds.Linux.LibC;

namespace HostDevice.Native;

/// <summary>Reads a small file, such as one of sysfs, into the caller's buffer.</summary>
internal static unsafe class SmallFile
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">A NUL must follow it in memory, as <see cref="PathText.TryJoin"/> leaves it.</param>
    /// <param name="buffer">What does not fit is left out.</param>
    /// <param name="text">What was read.</param>
    /// <returns>0, or the errno.</returns>
    internal static int Read(ReadOnlySpan<byte> path, Span<byte> buffer, out ReadOnlySpan<byte> text)
    {
        text = default;
        int fd;
        fixed (byte* start = path)
            fd = open(start, O_RDONLY | O_CLOEXEC, default);
        if (fd < 0)
            return errno;
        int length = 0;
        int failed = 0;
        while (length < buffer.Length && failed == 0)
        {
            long count;
            fixed (byte* start = buffer[length..])
                count = read(fd, start, buffer.Length - length);
            if (count == 0)
                break;
            if (count > 0)
                length += (int)count;
            else if (errno != EINTR)
                failed = errno;
        }
        _ = close(fd);
        text = buffer[..length];
        return failed;
    }
}
