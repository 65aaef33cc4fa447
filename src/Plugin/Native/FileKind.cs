using static Tmds.Linux.LibC;

namespace HostDevice.Native;

/// <summary>What lies at a path.</summary>
internal static unsafe class FileKind
{
    /// <summary>Whether it is a regular file, or a link to one. Whether it can be executed shows when it is.</summary>
    /// <param name="path">A NUL must follow it in memory, as <see cref="PathText.TryJoin"/> leaves it.</param>
    internal static bool IsRegular(ReadOnlySpan<byte> path)
    {
        // No stat(2): its structure differs between processors. O_PATH opens nothing, and fstat(2) is bound already.
        int fd;
        fixed (byte* start = path)
            fd = open(start, O_PATH | O_CLOEXEC, default);
        if (fd < 0)
            return false;
        Tmds.Linux.stat file;
        bool isRegular = fstat(fd, &file) == 0 && (file.st_mode & S_IFMT) == S_IFREG;
        _ = close(fd);
        return isRegular;
    }
}
